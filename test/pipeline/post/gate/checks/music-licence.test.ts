import { expect, it } from "vitest";
import { musicLicence } from "../../../../../src/pipeline/post/gate/checks/music-licence.ts";
import { sampleDelivery, sampleSituation } from "../../../../support/post-order.ts";

const judge = (licence: string | undefined, kind: "music" | "voice" = "music") =>
  musicLicence.judge(
    sampleSituation({
      delivery: sampleDelivery(
        {},
        {
          sounds: [
            {
              providerId: "own-files",
              kind,
              isAiGenerated: false,
              note: "the brand's own music",
              ...(licence ? { licence } : {}),
            },
          ],
        },
      ),
    }),
  );

it("wants a licence for every track, and for nothing else", () => {
  expect(judge("bought at Artlist, 2026").fault).toBeUndefined();
  expect(judge(undefined, "voice").fault).toBeUndefined();
  expect(judge(undefined)).toMatchObject({
    measured: 1,
    fault: expect.stringContaining("the brand's own music; set brand.musicLicence"),
  });
});
