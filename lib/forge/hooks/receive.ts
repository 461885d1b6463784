import type { ConfigSource } from '#lib/config/source.ts';
import type { ForgeName } from '#lib/domain/forge/pull.ts';
import type { Clock } from '#lib/domain/time.ts';
import { networkOf, type Pace, type SignInLimit } from '#lib/identity/sign-in-limit.ts';
import type { Db } from '#lib/store/db.ts';
import { putForgeEvent, sayAgain, wishForRefs } from '#lib/store/forge-events.ts';
import { putPull } from '#lib/store/forge-pulls.ts';
import { githubListener } from './github.ts';
import { gitlabListener } from './gitlab.ts';
import type { HeaderOf, HeardEvent, Listener } from './listener.ts';

export type HookServices = {
  readonly db: Db;
  readonly config: ConfigSource;
  readonly clock: Clock;
  readonly secretNamed: (name: string) => string | undefined;
  readonly limit: SignInLimit;
};

export type HookRequest = {
  readonly header: HeaderOf;
  /** Exactly as it came: the signature is over its bytes. */
  readonly body: string;
  readonly client: string;
};

/** What a forge shows whoever looks up a delivery: a status, and a word that gives nothing away. */
export type HookAnswer = { readonly status: number; readonly said: string };

const LISTENERS: Readonly<Record<ForgeName, Listener>> = { github: githubListener, gitlab: gitlabListener };
/** Whoever knows no secret costs a hash each; a forge sends all of its own from few addresses. */
const STRANGER: Pace = { atOnce: 120, oneMoreEachMs: 200 };
/** Of one repository: what comes faster is told again by nobody, and read by the runner in its turn. */
const REPOSITORY: Pace = { atOnce: 120, oneMoreEachMs: 500 };
const LEAST_SECRET = 16;
const DELIVERY = /^[\w.:-]{1,128}$/;

/**
 * Takes what a forge sends by itself. It has no caller: the secret is its proof, and it may do three things alone, tell of a pull
 * request of a repository that `portal.yaml` names, have that repository read, and have said again what stands.
 */
export async function receiveHook(
  services: HookServices,
  forge: ForgeName,
  { header, body, client }: HookRequest,
): Promise<HookAnswer> {
  const { config, limit, secretNamed, db, clock } = services;
  const listener = LISTENERS[forge];
  const { forge: forges } = config.current().file;
  const settings = forges && listener.settings(forges);
  if (!settings) return { status: 404, said: 'not set up' };
  if (limit.take(`hook ${networkOf(client)}`, STRANGER) !== undefined) return TOO_OFTEN;
  const secret = secretNamed(settings.webhookSecret) ?? '';
  if (secret.length < LEAST_SECRET)
    return {
      status: 503,
      said: `${settings.webhookSecret} is not set, or has fewer than ${LEAST_SECRET} letters`,
    };
  if (!(await listener.isGenuine(secret, header, body)))
    return { status: 401, said: 'not signed by this secret' };
  const delivery = listener.delivery(header, body) ?? '';
  const event = understood(() => listener.read(header, JSON.parse(body)));
  if (!event || !DELIVERY.test(delivery)) return { status: 400, said: 'not understood' };
  if (!event.notice) return { status: 202, said: 'nothing to do for this event' };
  const repository = nameOf(settings.repositories, event.repository);
  if (repository === undefined) return { status: 202, said: 'portal.yaml does not name this repository' };
  if (limit.take(`hook of ${repository}`, REPOSITORY) !== undefined) return TOO_OFTEN;
  const { notice } = event;
  const isNew = await db.transaction(async (tx) => {
    const receivedAt = clock();
    const kept = { id: `${forge}:${delivery}`, event: event.name, repository, receivedAt };
    if (!(await putForgeEvent(tx, kept))) return false;
    if (notice.kind === 'push') await wishForRefs(tx, repository, receivedAt);
    else if (notice.kind === 'again') await sayAgain(tx, repository, notice.commit, receivedAt);
    else await putPull(tx, repository, notice.pull);
    return true;
  });
  return isNew ? { status: 202, said: 'taken' } : { status: 200, said: 'known' };
}

const TOO_OFTEN: HookAnswer = { status: 429, said: 'too often' };

/** What is signed and no such event is a fault of nobody here. */
function understood(read: () => HeardEvent): HeardEvent | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && error.name === 'ZodError'))
      return undefined;
    throw error;
  }
}

/** Forges compare names without regard to capitals. */
const nameOf = (
  repositories: Readonly<Record<string, string>>,
  told: string | undefined,
): string | undefined =>
  Object.entries(repositories).find(([, path]) => path.toLowerCase() === told?.toLowerCase())?.[0];
