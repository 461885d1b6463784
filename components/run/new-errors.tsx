import Link from 'next/link';
import { Glyph } from '#components/status/glyph.tsx';
import { Age } from '#components/time/age.tsx';
import { Moment } from '#components/time/moment.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { AfterErrors, ErrorsSince, NewError } from '#lib/domain/deploy/new-errors.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import type { LogLine } from '#lib/domain/logs/line.ts';
import { logsHref } from '#lib/domain/logs/logs-href.ts';
import { rendering } from '#lib/domain/logs/rendering.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { instant, type TimeRange } from '#lib/domain/time.ts';
import { ageWords } from '#lib/words/duration.ts';

type Props = {
  readonly page: RunPage;
  readonly reading: Reading<AfterErrors>;
  /** Of the lines since the deploy. */
  readonly range: TimeRange;
};

const MOST = 6;

/** Kinds of errors that began with this release, each leading to its lines; the first request that failed stands open. */
export function NewErrors({ page, reading, range }: Props) {
  const t = useWords();
  const { environment, run } = page;
  const known = reading.state === 'ready' ? reading : undefined;
  const errors = known?.value.errors;
  const lines = Object.values(errors?.lines ?? {}).reduce((all, each) => all + each, 0);
  return (
    <section aria-labelledby="new-errors" className="new-errors">
      <div className="section-head">
        <h2 id="new-errors" className="font-semibold">
          {t('newErrors.title', { run: run.number })}
        </h2>
        <span className="text-second text-t3">
          {errors && <Compared errors={errors} deployedAt={range.from} />}
          {known && (
            <>
              {' '}
              · <Age at={known.asOf} freshFor={known.freshFor} plain />
            </>
          )}
        </span>
        {lines > 0 && (
          <Link
            className="link ml-auto underline underline-offset-2"
            href={logsHref(environment, { query: 'level:error', range })}
            prefetch={false}
          >
            {t('newErrors.all', { n: lines })}
          </Link>
        )}
      </div>
      {!errors && <p className="px-5 py-3 text-t2 max-tablet:px-4">{t('newErrors.unread')}</p>}
      {errors && errors.fresh.length > 0 && (
        <table className="ruled new-errors-table">
          <thead>
            <tr>
              <th scope="col">{t('newErrors.error')}</th>
              <th scope="col">{t('newErrors.where')}</th>
              <th scope="col">{t('newErrors.first')}</th>
              <th scope="col" className="num">
                {t('newErrors.count')}
              </th>
              <th scope="col">{t('newErrors.last')}</th>
              <th scope="col">
                <span className="sr-only">{t('newErrors.lines')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {errors.fresh.slice(0, MOST).map((error) => (
              <ErrorRow key={error.key} error={error} environment={environment} />
            ))}
          </tbody>
        </table>
      )}
      {errors && errors.fresh.length > MOST && (
        <p className="px-5 py-1.5 text-second text-t3 max-tablet:px-4">
          {t('logs.alike.more', { n: errors.fresh.length - MOST })}
        </p>
      )}
      {known && known.value.firstRequest.length > 0 && (
        <FirstRequest lines={known.value.firstRequest} environment={environment} />
      )}
    </section>
  );
}

function Compared({ errors, deployedAt }: { readonly errors: ErrorsSince; readonly deployedAt: number }) {
  const t = useWords();
  const { fresh, comparedFrom, known } = errors;
  return (
    <>
      {t('newErrors.compared', { n: fresh.length, before: ageWords(t, deployedAt - comparedFrom) })}
      {known > 0 && <> · {t('newErrors.known', { n: known })}</>}
    </>
  );
}

function ErrorRow({
  error,
  environment,
}: {
  readonly error: NewError;
  readonly environment: RunPage['environment'];
}) {
  const t = useWords();
  const { line, where, first, last, count } = error;
  return (
    <tr>
      <th scope="row" className="[overflow-wrap:anywhere]">
        <span className="new-error">
          <Glyph status={line.level === 'ERROR' ? 'failing' : 'degraded'} />
          <span>
            <PlainText text={rendering(line)} />
          </span>
        </span>
      </th>
      <td className="mono text-t2 [overflow-wrap:anywhere]">
        <PlainText text={where ?? line.group} />
      </td>
      <td className="mono">
        <Moment at={first} style="seconds" />
      </td>
      <td className="num font-semibold">{count}</td>
      <td className="text-t3">
        <Moment at={last} style="seconds" />
      </td>
      <td>
        <Link
          className="link underline underline-offset-2"
          href={linesOf(environment, error)}
          prefetch={false}
          aria-label={t('newErrors.linesOf', { text: line.message.slice(0, 60) })}
        >
          {t('newErrors.lines')}
        </Link>
      </td>
    </tr>
  );
}

const AROUND_MS = 60_000;
const LONGEST_PHRASE = 120;

/** The lines of a kind, by the longest stretch of its words that has no value in it. */
function linesOf(environment: RunPage['environment'], { key, line, first, last }: NewError): string {
  const [words = ''] = key.split('…').toSorted((a, b) => b.length - a.length);
  const phrase = words.replaceAll('\\', '').replaceAll('"', '').slice(0, LONGEST_PHRASE).trim();
  return logsHref(environment, {
    query: phrase === '' ? 'level:error' : `"${phrase}"`,
    range: { from: instant(first - AROUND_MS), to: instant(last + AROUND_MS) },
    functions: [line.group],
  });
}

function FirstRequest(props: {
  readonly lines: readonly LogLine[];
  readonly environment: RunPage['environment'];
}) {
  const t = useWords();
  const { lines, environment } = props;
  const [first] = lines;
  const id = lines.find(({ requestId }) => requestId !== undefined)?.requestId;
  if (!first) return null;
  const range = { from: instant(first.at - AROUND_MS), to: instant(first.at + AROUND_MS) };
  return (
    <div className="first-request">
      <p className="flex gap-3 text-second text-t3">
        {t('newErrors.firstRequest', { group: first.group })}
        {id !== undefined && (
          <Link
            className="link ml-auto underline underline-offset-2"
            href={logsHref(environment, { query: id, range })}
            prefetch={false}
          >
            {t('newErrors.follow', { id: id.slice(0, 8) })}
          </Link>
        )}
      </p>
      <ol className="mono">
        {lines.map((line) => (
          <li key={line.eventId} data-level={line.level}>
            <span className="text-t3">
              <Moment at={line.at} style="millis" />
            </span>
            <span>{line.level}</span>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <PlainText text={rendering(line)} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
