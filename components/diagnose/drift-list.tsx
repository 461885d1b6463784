import { type Act, ActButton } from '#components/notifications/act-button.tsx';
import { Glyph } from '#components/status/glyph.tsx';
import { Moment } from '#components/time/moment.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import {
  type AuthoredResource,
  type ComponentDrift,
  type EnvironmentDrift,
  isRisky,
} from '#lib/domain/drift/drift.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { shortHash } from '#lib/words/shorten.ts';

type Props = {
  readonly environment: EnvironmentKey;
  readonly drift: EnvironmentDrift;
  /** Components that this caller may request a run of. */
  readonly mayRequest: readonly string[];
  readonly request: Act;
};

/** What was changed beside deploys, by component: what differs, since when, who, and the run that puts it back. */
export function DriftList({ environment, drift, mayRequest, request }: Props) {
  const t = useWords();
  if (drift.length === 0)
    return (
      <p className="px-5 py-3 text-t2 max-tablet:px-4">
        {t('drift.notLooked')} <code>components.&lt;name&gt;.drift</code>
      </p>
    );
  return (
    <div className="grid gap-4 px-5 py-4 max-tablet:px-4">
      {drift.map((each) => (
        <section key={each.component} id={`drift-${each.component}`}>
          <DriftHead drift={each} />
          {each.state === 'checked' && each.resources.length > 0 && (
            <>
              <ul className="mt-2 grid gap-3">
                {each.resources.map((resource) => (
                  <Drifted key={resource.address} resource={resource} />
                ))}
              </ul>
              <div className="mt-3">
                <p className="mb-2 text-second text-t2">
                  {t('drift.remedy', { commit: shortHash(each.commit) })}
                </p>
                {mayRequest.includes(each.component) ? (
                  <ActButton
                    act={request}
                    fields={{ environment, only: each.component, ref: each.commit }}
                    word={t('diagnose.request', { component: each.component })}
                    about={shortHash(each.commit)}
                  />
                ) : (
                  <p className="text-t3">{t('diagnose.mayNot')}</p>
                )}
              </div>
            </>
          )}
        </section>
      ))}
    </div>
  );
}

function DriftHead({ drift }: { readonly drift: ComponentDrift }) {
  const t = useWords();
  const drifted = drift.state === 'checked' ? drift.resources : [];
  const glyph =
    drift.state === 'never'
      ? 'unknown'
      : drifted.length === 0
        ? 'healthy'
        : drifted.some(isRisky)
          ? 'degraded'
          : 'unknown';
  return (
    <>
      <h3 className="flex flex-wrap items-baseline gap-2 font-semibold">
        <span className="self-center">
          <Glyph status={glyph} />
        </span>
        {drift.component}
        <span className="font-normal text-t2">
          {drift.state === 'never' ? t('drift.never') : t('drift.count', { n: drifted.length })}
        </span>
        {drift.state === 'checked' && (
          <span className="text-second font-normal text-t3">
            {t('drift.checked')} <Moment at={drift.checkedAt} style="full" /> · {shortHash(drift.commit)}
          </span>
        )}
      </h3>
      {drift.failed && (
        <p className="text-second text-t2 [overflow-wrap:anywhere]">
          {t('drift.failed')} <Moment at={drift.failed.at} style="full" />:{' '}
          <PlainText text={drift.failed.cause} />
        </p>
      )}
    </>
  );
}

function Drifted({ resource }: { readonly resource: AuthoredResource }) {
  const t = useWords();
  const { address, type, change, attributes, risks, since, author } = resource;
  return (
    <li className="border-l-2 border-line2 pl-3">
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1 [overflow-wrap:anywhere]">
        <code className="font-semibold">
          <PlainText text={address} />
        </code>
        <span className="text-second text-t3">{type}</span>
        {change === 'deleted' && <span className="chip">{t('drift.deleted')}</span>}
        {risks.map((risk) => (
          <span key={risk} className="chip">
            {t(`run.risk.${risk}`)}
          </span>
        ))}
      </p>
      <ul className="text-second">
        {attributes.map(({ path, declared, found }) => (
          <li key={path} className="[overflow-wrap:anywhere]">
            <code>
              <PlainText text={path} />
            </code>
            {': '}
            {t('drift.declared')} <code>{declared === undefined ? '–' : <PlainText text={declared} />}</code>,{' '}
            {t('drift.found')} <code>{found === undefined ? '–' : <PlainText text={found} />}</code>
          </li>
        ))}
      </ul>
      <p className="text-second text-t2 [overflow-wrap:anywhere]">
        {t('drift.since')} <Moment at={since} style="full" /> ·{' '}
        {author.state === 'known' ? (
          <>
            <PlainText text={t('drift.by', { who: author.who, event: author.event })} />{' '}
            <Moment at={author.at} style="full" />
          </>
        ) : (
          t(author.state === 'unread' ? 'drift.authorUnread' : 'drift.authorUnknown')
        )}
      </p>
    </li>
  );
}
