import { Box, render, Text, useApp, useInput } from "ink";
import { type ReactElement, useState } from "react";
import { AppError } from "../core/app-error.ts";

interface WizardProps {
  questions: readonly string[];
  onDone: (answers: readonly string[]) => void;
}

/** One question after the other; Enter answers, an empty answer keeps the default. */
export function Wizard({ questions, onDone }: WizardProps): ReactElement {
  const { exit } = useApp();
  const [answers, setAnswers] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState("");
  useInput((input, key) => {
    if (key.return) {
      const next = [...answers, typed.trim()];
      setAnswers(next);
      setTyped("");
      if (next.length === questions.length) {
        onDone(next);
        exit();
      }
    } else if (key.backspace || key.delete) setTyped((text) => text.slice(0, -1));
    else if (!key.ctrl && !key.meta) setTyped((text) => text + input);
  });
  return (
    <Box flexDirection="column" paddingX={1}>
      {questions.slice(0, answers.length + 1).map((question, index) => (
        <Text key={question}>
          <Text bold>{question} </Text>
          <Text color="cyan">{answers[index] ?? `${typed}▏`}</Text>
        </Text>
      ))}
    </Box>
  );
}

/** Answers in the order of the questions. Ctrl-C is `cancelled`; nothing is saved then. */
export async function askQuestions(
  questions: readonly string[],
  streams: { stdin: unknown; stdout: unknown },
): Promise<readonly string[]> {
  let answers: readonly string[] | undefined;
  const onDone = (given: readonly string[]): void => {
    answers = given;
  };
  const ink = render(<Wizard questions={questions} onDone={onDone} />, {
    stdin: streams.stdin as NodeJS.ReadStream,
    stdout: streams.stdout as NodeJS.WriteStream,
  });
  await ink.waitUntilExit();
  if (answers) return answers;
  throw new AppError({
    kind: "cancelled",
    code: "cancelled",
    message: "Nothing was saved.",
    hint: "Start again with: viral init",
  });
}
