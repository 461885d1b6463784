import type { ReadingTopic } from '../topics.ts';

/** Why a call to AWS was made: a topic's clock, somebody's question, a followed log, a run, a look for drift, a state snapshot. */
export type CallPurpose =
  | `topic:${ReadingTopic}`
  | `question:${'metrics' | 'reports' | 'logs' | 'scene' | 'picture' | 'accounts' | 'discover'}`
  | `question:insights-${'start' | 'result' | 'stop' | 'kept'}`
  | 'tail'
  | 'run'
  | 'drift'
  | 'snapshot';

/** Calls of older builds, and what nobody gave a reason for. */
export const NOT_RECORDED = 'not-recorded';
export type RecordedPurpose = CallPurpose | typeof NOT_RECORDED;

/** Pages as a reader of the portal knows them; `overview` is what every page's head and the board show. */
export const BUDGET_PAGES = [
  'overview',
  'architecture',
  'metrics',
  'logs',
  'cost',
  'resources',
  'diagnose',
  'deploys',
] as const;
export type BudgetPage = (typeof BUDGET_PAGES)[number];

/** `cached`: an answer is kept and shared, so cache hits are counted at all. */
type Served = { readonly page: BudgetPage; readonly cached: boolean };

const fresh = (page: BudgetPage): Served => ({ page, cached: false });
const cached = (page: BudgetPage): Served => ({ page, cached: true });

const SERVED: Readonly<Record<CallPurpose, Served>> = {
  'topic:health': fresh('overview'),
  'topic:alarms': fresh('overview'),
  'topic:vitals': fresh('overview'),
  'topic:slos': fresh('metrics'),
  'topic:stack': fresh('architecture'),
  'topic:graph': fresh('architecture'),
  'topic:log-groups': fresh('logs'),
  'topic:cost': fresh('cost'),
  'topic:bill': fresh('cost'),
  'topic:watched': fresh('resources'),
  'topic:outside': fresh('overview'),
  'topic:inventory': fresh('resources'),
  'topic:outputs': fresh('resources'),
  'topic:diagnosis': fresh('diagnose'),
  'topic:drift': fresh('diagnose'),
  'question:metrics': cached('metrics'),
  'question:reports': cached('metrics'),
  'question:logs': fresh('logs'),
  'question:insights-start': fresh('logs'),
  'question:insights-result': fresh('logs'),
  'question:insights-stop': fresh('logs'),
  'question:insights-kept': fresh('logs'),
  'question:scene': fresh('architecture'),
  'question:picture': fresh('architecture'),
  'question:accounts': fresh('overview'),
  'question:discover': fresh('overview'),
  tail: fresh('logs'),
  run: fresh('deploys'),
  drift: fresh('diagnose'),
  snapshot: fresh('architecture'),
};

const isKnown = (purpose: string): purpose is CallPurpose => Object.hasOwn(SERVED, purpose);

/** The page that shows what was read; undefined for what was not recorded or is of another build. */
export const pageOf = (purpose: string): BudgetPage | undefined =>
  isKnown(purpose) ? SERVED[purpose].page : undefined;

/** Whether answers for a purpose are kept. What was not recorded may have been. */
export const countsCacheHits = (purpose: string): boolean => !isKnown(purpose) || SERVED[purpose].cached;
