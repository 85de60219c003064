// Who may import whom inside src/: one row per room, as docs/architecture.md says. A room may always import itself.
const pure = ["model", "core"];
const mayImport = {
  core: [],
  model: ["core"],
  config: pure,
  media: pure,
  store: pure,
  templates: pure,
  ideas: [...pure, "templates"],
  studio: [...pure, "media", "templates"],
  "providers/contracts": pure,
  "providers/http": pure,
  pipeline: [...pure, "media", "store", "ideas", "studio", "templates", "providers/contracts"],
  ui: [...pure, "pipeline/events"],
  commands: [...pure, "pipeline", "store/repositories", "config", "ui", "context", "cli-types"],
  server: [...pure, "pipeline", "store/repositories", "config", "ui"],
};
const rooms = Object.entries(mayImport).map(([room, allowed]) => ({
  name: `${room.replace("/", "-")}-imports-only-its-row`,
  severity: "error",
  from: { path: `^src/${room}/` },
  to: { path: "^src/", pathNot: [room, ...allowed].map((path) => `^src/${path}[/.]`) },
}));

const embedded = "offline-writer|model-writer|model-critic|questions|flite|sherpa|c2pa|silent|motion|own-files|outbox|disk|local-secrets";
const providers = [
  {
    name: "vendor-stands-alone",
    severity: "error",
    from: { path: `^src/providers/(?!contracts/|http/|(?:${embedded})/)([^/]+)/` },
    to: {
      path: "^src/",
      pathNot: ["^src/(model|core)/", "^src/providers/(contracts|http|clip-jobs|stock-libraries)/", "^src/providers/$1/"],
    },
  },
  {
    name: "embedded-provider-stands-alone",
    severity: "error",
    from: { path: `^src/providers/(${embedded})/` },
    to: {
      path: "^src/",
      pathNot: [
        "^src/(model|core|media|ideas|templates)/",
        "^src/providers/(contracts|http|questions)/",
        "^src/providers/$1/",
      ],
    },
  },
  {
    name: "registry-only-from-context",
    severity: "error",
    from: { path: "^src/", pathNot: "^src/context[.-]" },
    to: { path: "^src/providers/registry\\." },
  },
  {
    name: "providers-only-through-registry",
    severity: "error",
    from: { path: "^src/", pathNot: ["^src/providers/", "^src/context[.-]"] },
    to: { path: "^src/providers/(?!contracts/|registry\\.)" },
  },
];

const fence = (library, only) => ({
  name: `${library.replace(/\W+/g, "-")}-stays-in-its-room`,
  severity: "error",
  from: { path: "^src/", pathNot: only },
  to: { path: `node_modules/(${library})/` },
});
const fences = [
  fence("kysely|better-sqlite3|pg", "^src/store/"),
  fence("ink|react", "^src/ui/"),
  fence("hono|@hono", "^src/server/"),
  fence("commander", "^src/cli\\."),
  fence("fluent-ffmpeg|@ffmpeg-installer|@ffprobe-installer", "^src/media/"),
  fence("@napi-rs/canvas", "^src/studio/"),
  fence("@anthropic-ai", "^src/providers/anthropic/"),
  fence("openai", "^src/providers/openai/"),
  fence("@aws-sdk|@smithy", "^src/providers/s3/"),
];

module.exports = {
  forbidden: [
    ...rooms,
    ...providers,
    ...fences,
    {
      name: "ink-views-are-lazy",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/ui/" },
      to: { path: "^src/ui/.*\\.tsx$", dependencyTypesNot: ["dynamic-import", "type-only"] },
    },
    {
      name: "sdks-are-lazy",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "node_modules/(openai|@anthropic-ai|@aws-sdk|@smithy)/", dependencyTypesNot: ["dynamic-import", "type-only"] },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
    },
  },
};
