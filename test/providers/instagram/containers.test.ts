import { expect, it } from "vitest";
import { makeContainer, readContainer } from "../../../src/providers/instagram/containers.ts";
import { createGraph } from "../../../src/providers/instagram/graph.ts";
import { openWork } from "../../../src/providers/instagram/work.ts";
import { answersInstead } from "../../contracts/faults.ts";
import { instagramScene } from "../../contracts/instagram-scene.ts";

async function work(way: "facebook" | "instagram" = "facebook") {
  const scene = await instagramScene({ way });
  const line = async () => ({ key: "", fetch }) as never;
  const { account, clock, server } = scene;
  const baseUrl = way === "facebook" ? server.baseUrl : (server.settings["loginBaseUrl"] ?? "");
  const graph = createGraph({ line, account, clock, baseUrl });
  const uploadBaseUrl = server.settings["uploadBaseUrl"] ?? "";
  const tools = { graph, way, account, uploadBaseUrl, line, clock };
  return { ...scene, work: await openWork(tools, scene.request()) };
}

it("remembers a container, and where its bytes go", async () => {
  const { work: ours, server } = await work();
  await makeContainer(ours);
  const [container] = server.world.containers.keys();
  expect(ours.memory).toMatchObject({
    stage: "container-made",
    containerId: container,
    uploadUrl: expect.stringContaining(`/rupload/ig-api-upload/v26.0/${container}`),
  });
});

it("has nothing to send where Instagram fetches the file", async () => {
  const { work: ours, clock } = await work("instagram");
  await makeContainer(ours);
  expect(ours.memory).toMatchObject({ stage: "processing", uploadUrl: null, processingSinceMs: clock.now });
});

it.each([
  [
    { status_code: "FINISHED", status: "Finished: ready" },
    { code: "FINISHED", bytesThere: undefined },
  ],
  [
    {
      status_code: "IN_PROGRESS",
      video_status: { uploading_phase: { status: "in_progress", bytes_transferred: 5 } },
    },
    { code: "IN_PROGRESS", bytesThere: 5, isUploaded: false },
  ],
  [
    { status_code: "IN_PROGRESS", video_status: { uploading_phase: { status: "complete" } } },
    { isUploaded: true },
  ],
  [
    { status: "Error: Media download has failed 2207003" },
    { code: "ERROR", status: "Error: Media download has failed 2207003" },
  ],
  [
    { status_code: "ERROR", status: 2207076 },
    { code: "ERROR", status: "2207076" },
  ],
  [{ status_code: "RESTING" }, { code: "OTHER" }],
  [
    { status_code: "EXPIRED", video_status: "gone" },
    { code: "EXPIRED", bytesThere: undefined },
  ],
])("reads %j", async (json, expected) => {
  const { work: ours, server } = await work();
  await makeContainer(ours);
  server.meetAt("container", answersInstead({ status: 200, json }));
  expect(await readContainer(ours)).toMatchObject(expected);
});
