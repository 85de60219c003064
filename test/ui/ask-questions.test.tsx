import { render } from "ink-testing-library";
import { expect, it, vi } from "vitest";
import { Wizard } from "../../src/ui/ask-questions.tsx";

it("asks one after the other and answers in their order", async () => {
  let answers: readonly string[] = [];
  const done = (given: readonly string[]) => {
    answers = given;
  };
  const { stdin, lastFrame } = render(<Wizard questions={["Name?", "Look?"]} onDone={done} />);
  await vi.waitFor(() => {
    expect(stdin.listenerCount("readable")).toBeGreaterThan(0);
  });
  stdin.write("Atlas");
  await vi.waitFor(() => expect(lastFrame()).toContain("Atlas"));
  stdin.write("\r");
  await vi.waitFor(() => expect(lastFrame()).toContain("Look?"));
  stdin.write("\r");
  await vi.waitFor(() => expect(answers).toEqual(["Atlas", ""]));
});
