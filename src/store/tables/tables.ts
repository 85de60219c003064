import type {
  AnalyticsSnapshotsTable,
  AudioTrendsTable,
  CompetitorVideosTable,
  SocialAccountsTable,
  SocialPostsTable,
} from "./channel-tables.ts";
import type {
  BlobsTable,
  BlobUsesTable,
  BriefsTable,
  ConceptsTable,
  GenerationsTable,
  RunsTable,
  ScriptsTable,
  TenantsTable,
  UsersTable,
  VideosTable,
} from "./content-tables.ts";
import type {
  EffectsTable,
  JobQueueTable,
  JobStepsTable,
  SpendLedgerTable,
  StepMemoriesTable,
} from "./job-tables.ts";
import type {
  PerformanceFeedbackTable,
  ReflexionInsightsTable,
  ScoringAdjustmentsTable,
  SelfCritiquesTable,
} from "./learning-tables.ts";
import type { ApiUsageTable, SystemMetricsTable, VendorCacheTable } from "./operation-tables.ts";

/** Every table, in camelCase; the store writes snake_case to the database. */
export interface Tables {
  tenants: TenantsTable;
  users: UsersTable;
  runs: RunsTable;
  briefs: BriefsTable;
  generations: GenerationsTable;
  concepts: ConceptsTable;
  scripts: ScriptsTable;
  videos: VideosTable;
  blobs: BlobsTable;
  blobUses: BlobUsesTable;
  jobQueue: JobQueueTable;
  jobSteps: JobStepsTable;
  effects: EffectsTable;
  stepMemories: StepMemoriesTable;
  spendLedger: SpendLedgerTable;
  socialAccounts: SocialAccountsTable;
  socialPosts: SocialPostsTable;
  analyticsSnapshots: AnalyticsSnapshotsTable;
  audioTrends: AudioTrendsTable;
  competitorVideos: CompetitorVideosTable;
  performanceFeedback: PerformanceFeedbackTable;
  selfCritiques: SelfCritiquesTable;
  reflexionInsights: ReflexionInsightsTable;
  scoringAdjustments: ScoringAdjustmentsTable;
  systemMetrics: SystemMetricsTable;
  apiUsage: ApiUsageTable;
  vendorCache: VendorCacheTable;
}
