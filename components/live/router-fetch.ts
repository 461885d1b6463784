/**
 * What became of the router's newest request: `held` waits for an answer, `answered` has one that may still be arriving, `arrived` has
 * all of it, also of what the server was slow to read, and `cut` got half of it.
 */
export type RouterNews = 'held' | 'answered' | 'arrived' | 'cut' | 'outdated';

const hearers = new Set<(news: RouterNews) => void>();
const tell = (news: RouterNews) => {
  for (const hear of hearers) hear(news);
};

/** @returns ends it */
export function hearRouter(hear: (news: RouterNews) => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

type Fetch = typeof fetch;
type Surroundings = {
  readonly fetch: Fetch;
  /** Address of the page that stands there. */
  readonly here: () => string;
  /** Resolves after so long, or as soon as the network is back. */
  readonly pause: (ms: number) => Promise<void>;
};

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5_000;
/** From a proxy whose web restarts, or from web while PostgreSQL is away: the next try may be answered. */
const FOR_NOW = [429, 502, 503, 504];

/**
 * Stands between Next's router and the network. The router goes to the address of what it could not fetch, and whatever stood
 * there is gone: values, and a form half filled in. So what it asks for waits here until there is an answer, and half an answer
 * stays unfinished. A page that draws itself again is never led elsewhere; where a person has asked for another page, the server's
 * refusal is shown.
 */
export function guardedFetch({ fetch: plain, here, pause }: Surroundings): Fetch {
  let newest = 0;
  return async (input, init) => {
    if (!isPageData(init)) return plain(input, init);
    const again = addressOf(input) === here();
    newest += 1;
    const turn = newest;
    const tellOfNewest = (news: RouterNews) => {
      if (turn === newest) tell(news);
    };
    for (let tries = 0; ; tries += 1) {
      const answer = await plain(input, init).catch((error: unknown) => {
        if (init?.signal?.aborted) throw error;
        return undefined;
      });
      if (answer && isGood(answer)) {
        tellOfNewest('answered');
        return untilCut(answer, tellOfNewest);
      }
      const forNow = !answer || FOR_NOW.includes(answer.status) || (again && answer.status >= 500);
      if (!forNow && !again) return answer;
      if (!forNow) {
        tell('outdated');
        return never();
      }
      tell('held');
      await pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries));
      // Somebody asked for something since: what was wanted before is wanted no more.
      if (turn !== newest) return never();
    }
  };
}

/** Of the router's requests only those that draw a page: what is fetched ahead may fail. */
function isPageData(init: RequestInit | undefined): boolean {
  const headers = new Headers(init?.headers);
  return (
    (init?.method ?? 'GET') === 'GET' && headers.get('rsc') === '1' && !headers.has('next-router-prefetch')
  );
}

function isGood(answer: Response): boolean {
  const deployment = answer.headers.get('x-nextjs-deployment-id');
  const own = document.documentElement.dataset.dplId;
  const sameBuild = deployment === null || own === undefined || deployment === own;
  return answer.ok && sameBuild && (answer.headers.get('content-type') ?? '').startsWith('text/x-component');
}

/** The same answer, which does not end where the network cuts it: the page keeps what it shows of the rest. */
function untilCut(answer: Response, say: (news: 'arrived' | 'cut') => void): Response {
  if (!answer.body) {
    say('arrived');
    return answer;
  }
  const reader = answer.body.getReader();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        controller.close();
        say('arrived');
      } catch {
        say('cut');
        await never();
      }
    },
    cancel(reason) {
      say('arrived');
      return reader.cancel(reason);
    },
  });
  const { headers, status, statusText, url, redirected } = answer;
  // A response that is made here would say neither, and the router asks for both.
  return Object.defineProperties(new Response(body, { headers, status, statusText }), {
    url: { value: url },
    redirected: { value: redirected },
  });
}

const never = <T>(): Promise<T> => new Promise(() => undefined);

/** Path and question, without Next's own mark. */
export function addressOf(input: RequestInfo | URL): string {
  const url = new URL(input instanceof Request ? input.url : input, 'http://here.invalid');
  url.searchParams.delete('_rsc');
  return `${url.pathname}${url.search}`;
}
