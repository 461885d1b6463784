import type { AwsClients } from '#lib/aws/clients.ts';
import type { Read } from '#lib/aws/read/attempt.ts';
import { costAndUsage } from '#lib/aws/read/costexplorer/cost-and-usage.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { type BillingTags, type DayBill, sameTags } from '#lib/domain/cost/bill.ts';
import { type AskedBill, billQuestions } from '#lib/domain/cost/bill-questions.ts';
import { billRange, monthBefore } from '#lib/domain/cost/bill-range.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { ok } from '#lib/domain/result.ts';
import { elapsed, hours, type Instant, minutes } from '#lib/domain/time.ts';
import { getBillMonth } from '#lib/store/bill-months.ts';
import type { CollectorServices } from '../services.ts';
import { type Round, rounds } from './rounds.ts';

/** AWS brings its figures up to date three times a day at most, and each question costs money. */
export const BILL_EVERY = hours(8);
/** What one was refused, the others of the payer are for so long. */
const REFUSED_FOR = minutes(30);
/** Cost Explorer is in one region, whatever it is asked of. */
const REGION = 'us-east-1';

type Told = { readonly tags: BillingTags; readonly at: Instant; readonly days: Read<readonly DayBill[]> };
type Billing = ConfiguredEnvironment & { readonly billing: BillingTags };

const told = rounds<ReadonlyMap<EnvironmentKey, Told>>(BILL_EVERY);

/** The bill of an environment by day, read together with those of all that the same account pays for. */
export async function billOf(
  services: CollectorServices,
  environment: Billing,
): Promise<Read<Round<readonly DayBill[]>>> {
  const now = services.clock();
  const aws = services.aws(asked(environment));
  const { value } = await told.take(aws, {
    ...{ who: environment.key, now },
    read: () => readTogether(services, aws, environment, now),
    fits: (round) => isFor(round.get(environment.key), environment, now),
  });
  const own = value.get(environment.key);
  if (!own) throw new Error(`no bill of ${environment.key} was asked for`);
  return own.days.ok ? ok({ at: own.at, value: own.days.value }) : own.days;
}

const isFor = (own: Told | undefined, { billing }: Billing, now: Instant): boolean =>
  own !== undefined && sameTags(own.tags, billing) && (own.days.ok || elapsed(own.at, now) < REFUSED_FOR);

/** Where the bill is asked for: the account that pays, or its own. */
function asked(environment: ConfiguredEnvironment): ConfiguredEnvironment {
  const { payer, settings } = environment;
  if (!payer) return { ...environment, region: REGION };
  return {
    ...environment,
    account: payer.account,
    region: REGION,
    settings: { ...settings, roles: payer.roles },
  };
}

async function readTogether(
  services: CollectorServices,
  aws: AwsClients,
  own: Billing,
  at: Instant,
): Promise<ReadonlyMap<EnvironmentKey, Told>> {
  const others = [...services.config.current().environments.values()].filter(
    (each): each is Billing =>
      each.billing !== undefined &&
      each.key !== own.key &&
      services.leadership.leads(each.account) &&
      services.aws(asked(each)) === aws,
  );
  const all = new Map([own, ...others].map((each) => [each.key, each]));
  const accounts = own.payer && [...new Set([...all.values()].flatMap(accountsOf))].toSorted();
  const found = new Map<EnvironmentKey, Told>();
  for (const each of billQuestions([...all.values()].map(({ key, billing }) => ({ key, tags: billing })))) {
    const read = await costAndUsage(aws, each.question, await rangeOf(services, each, at), accounts);
    const { by } = each.question;
    for (const { key, tags } of each.of) {
      const days = read.ok ? ok(read.value.get(by ? (tags[by.key] ?? '') : '') ?? []) : read;
      found.set(key, { tags, at, days });
    }
  }
  return found;
}

const accountsOf = ({ account, components }: ConfiguredEnvironment): readonly string[] => [
  account,
  ...components.map((each) => each.account),
];

/** The month before too, until its invoice is there for all of them. */
async function rangeOf({ db }: CollectorServices, { of }: AskedBill, now: Instant) {
  const kept = await Promise.all(
    of.map(async ({ key, tags }) => {
      const earlier = await getBillMonth(db, key, monthBefore(now));
      return earlier !== undefined && !earlier.bill.estimated && sameTags(earlier.tags, tags);
    }),
  );
  return billRange(now, kept.every(Boolean));
}
