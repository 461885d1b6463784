import type { AccountsAsk, OrganizationAccount } from '#lib/domain/discovery/accounts.ts';
import type { DiscoverAnswer, DiscoverAsk } from '#lib/domain/discovery/seen.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { PictureAsk, SceneAsk } from '#lib/domain/graph/picture.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import type { InsightsResult, KeptQuery } from '#lib/domain/logs/insights/run.ts';
import type { LinesFound } from '#lib/domain/logs/line.ts';
import type { ReportsAnswer } from '#lib/domain/metrics/report-charts.ts';
import type { MetricsAnswer } from '#lib/domain/metrics/series.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { Instant, TimeRange } from '#lib/domain/time.ts';

/**
 * The collector's private port: `POST /read` with one question answers one `Reading`; `GET /tail` streams
 * `TailEvent`s as JSON lines. Both need `Authorization: Bearer <service token>`.
 */
export type Questions = {
  /** Charts of one environment over a range, read through the cache. */
  readonly metrics: {
    readonly ask: { readonly environment: EnvironmentKey; readonly range: TimeRange };
    readonly answer: MetricsAnswer;
  };
  /** Cold starts and memory of each function over a range, from its REPORT lines, read through the cache. */
  readonly reports: {
    readonly ask: { readonly environment: EnvironmentKey; readonly range: TimeRange };
    readonly answer: ReportsAnswer;
  };
  /** Newest lines of a range, or those nearest to a moment in it, oldest first; at most `limit`. */
  readonly logs: {
    readonly ask: {
      readonly environment: EnvironmentKey;
      /** Labels of `LogGroup`; empty means all. */
      readonly groups: readonly string[];
      readonly range: TimeRange;
      readonly filter?: string;
      /** Where there are more than `limit` lines, those that match are wanted: see `docs/log-queries.md`. */
      readonly query?: string;
      readonly around?: Instant;
      readonly limit: number;
    };
    readonly answer: LinesFound;
  };
  /** Starts a query in Logs Insights; the answer is its id. */
  readonly 'insights-start': {
    readonly ask: {
      readonly environment: EnvironmentKey;
      readonly groups: readonly string[];
      readonly range: TimeRange;
      readonly query: string;
      readonly name?: string;
      /** Account that asks. */
      readonly by: string;
    };
    readonly answer: string;
  };
  /** What a query has found so far. */
  readonly 'insights-result': {
    readonly ask: { readonly environment: EnvironmentKey; readonly id: string };
    readonly answer: InsightsResult;
  };
  readonly 'insights-stop': {
    readonly ask: { readonly environment: EnvironmentKey; readonly id: string };
    readonly answer: boolean;
  };
  /** Queries kept in the account for log groups of the environment. */
  readonly 'insights-kept': {
    readonly ask: { readonly environment: EnvironmentKey };
    readonly answer: readonly KeptQuery[];
  };
  /** A drawing of the newest graph that somebody asked for: a neighbourhood, closed containers, a plan's ghosts. */
  readonly scene: {
    readonly ask: SceneAsk & { readonly environment: EnvironmentKey };
    readonly answer: { readonly scene: Scene };
  };
  /** The same as a file, with what lies over it. */
  readonly picture: {
    readonly ask: PictureAsk & { readonly environment: EnvironmentKey };
    readonly answer: { readonly base64: string };
  };
  /** Accounts of an organization, as a role of its management account may list them. */
  readonly accounts: {
    readonly ask: AccountsAsk;
    readonly answer: readonly OrganizationAccount[];
  };
  /** What a role may see of an account and region that need not stand in `portal.yaml`; goes on at `after`. */
  readonly discover: {
    readonly ask: DiscoverAsk;
    readonly answer: DiscoverAnswer;
  };
};

export type QuestionName = keyof Questions;

export type ReadRequest<Name extends QuestionName = QuestionName> = {
  [K in Name]: { readonly question: K; readonly ask: Questions[K]['ask'] };
}[Name];

export type ReadAnswer<Name extends QuestionName> = Reading<Questions[Name]['answer']>;
