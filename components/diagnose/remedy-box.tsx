import Link from 'next/link';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Remedy } from '#lib/domain/diagnose/diagnosis.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { shortHash } from '#lib/words/shorten.ts';
import type { WayOut } from './way-out.ts';

type Props = {
  readonly environment: EnvironmentKey;
  readonly remedy: Remedy;
  readonly page: WayOut;
  /** Of what does the most harm: its button is the page's one primary. */
  readonly isFirst: boolean;
};

/** The way out. Nothing is changed from here: a run is requested, lines are taken to the repository. */
export function RemedyBox({ environment, remedy, page, isFirst }: Props) {
  const t = useWords();
  const control = isFirst ? 'control control-primary mt-2' : 'control mt-2';
  return (
    <section className="remedy" aria-label={`${t('diagnose.fix')}: ${reasonWords(t, remedy.reason)}`}>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h4 className="font-semibold">
          {t(remedy.kind === 'lines' && isIam(remedy) ? 'diagnose.statement' : 'diagnose.fix')}
        </h4>
        {remedy.kind === 'lines' && (
          <span className="text-second text-t2 [overflow-wrap:anywhere]">
            {remedy.file === undefined ? (
              t('diagnose.fileUnknown', { at: remedy.at })
            ) : (
              <>
                <code>{remedy.line === undefined ? remedy.file : `${remedy.file}:${remedy.line}`}</code>{' '}
                {t('diagnose.fileKnown', { at: remedy.at })}
              </>
            )}
          </span>
        )}
        {remedy.kind === 'lines' && isIam(remedy) && <span className="chip">{t('diagnose.iam')}</span>}
      </div>
      <p className="text-t2">
        <PlainText text={reasonWords(t, remedy.reason)} />
      </p>
      {remedy.kind === 'lines' && (
        <div className="remedy-lines">
          <pre>
            {remedy.lines.map((line, index) => (
              <code key={line} className="added">
                {remedy.line !== undefined && <span className="text-t3">{remedy.line + index} </span>}
                {`+ ${line}\n`}
              </code>
            ))}
          </pre>
          <CopyButton text={remedy.lines.join('\n')} word={t('diagnose.copy')} shortcut="y" iconOnly />
        </div>
      )}
      {remedy.kind === 'run' && (
        <Request environment={environment} remedy={remedy} page={page} control={control} />
      )}
      {remedy.kind === 'continue-rollback' && page.newestRuns[remedy.component] !== undefined && (
        <Link
          className={control}
          href={`/deploys/${page.newestRuns[remedy.component]}`}
          aria-keyshortcuts="r"
          prefetch={false}
        >
          {t('diagnose.continue', { component: remedy.component })}
        </Link>
      )}
    </section>
  );
}

const isIam = (remedy: Extract<Remedy, { kind: 'lines' }>): boolean =>
  remedy.reason.code === 'diagnose.remedy.statement';

function Request(props: {
  readonly environment: EnvironmentKey;
  readonly remedy: Extract<Remedy, { kind: 'run' }>;
  readonly page: WayOut;
  readonly control: string;
}) {
  const t = useWords();
  const { environment, page, control } = props;
  const { component, asDeployed } = props.remedy;
  const commit = asDeployed ? page.deployed[component] : undefined;
  const words = t('diagnose.request', { component });
  if (!page.mayRequest.includes(component))
    return (
      <p className="mt-2 text-t3">
        {words}: {t('diagnose.mayNot')}
      </p>
    );
  return (
    <>
      {asDeployed && (
        <p className="mt-1 text-second text-t2">
          {commit === undefined
            ? t('diagnose.commitUnknown', { component })
            : t('diagnose.ofCommit', { commit: shortHash(commit) })}
        </p>
      )}
      <Link
        className={control}
        href={`/deploys/new?${new URLSearchParams({ environment, only: component, ...(commit ? { commit } : {}) })}`}
        aria-keyshortcuts="r"
        prefetch={false}
      >
        {words}
      </Link>
    </>
  );
}
