'use client';

import { useMemo, useState } from 'react';
import { Age } from '#components/time/age.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { useWords } from '#components/words/use-words.ts';
import { roleArn, wantedAccounts } from '#lib/domain/discovery/accounts.ts';
import { arranged } from '#lib/domain/discovery/arrange.ts';
import { type Found, type Proposals, partsIn } from '#lib/domain/discovery/proposal.ts';
import { type Answers, answerKey, propose } from '#lib/domain/discovery/propose.ts';
import type { DiscoverAsk } from '#lib/domain/discovery/seen.ts';
import { type Use, watchYaml } from '#lib/domain/discovery/watch-yaml.ts';
import { type MeasuredNow, watchingOf } from '#lib/domain/discovery/watching.ts';
import { elapsed, type Instant, instant } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';
import { durationWords } from '#lib/words/duration.ts';
import { LeftOutTable } from './left-out-table.tsx';
import { ProposedSystemSection } from './proposed-system.tsx';
import { RegionList } from './region-list.tsx';
import { type Places, type Scanned, type ScanPart, scan } from './scan.ts';
import { ScanForm } from './scan-form.tsx';
import { useArrangement } from './use-arrangement.ts';
import { YamlPanel } from './yaml-panel.tsx';

/** When a look through all accounts ended, and how long it took. */
type Looked = { readonly at: Instant; readonly took: Millis };

/**
 * From accounts to systems: looks through them, proposes, and writes what goes into `portal.yaml`. Nothing is added here;
 * web holds no Git credential, and the file is merged like any other change.
 */
export function AddSystem(props: {
  readonly part: (ask: DiscoverAsk) => Promise<ScanPart>;
  /** Systems that the file has already. */
  readonly known: readonly string[];
  readonly measured: MeasuredNow;
  /** Name of whoever looks. */
  readonly who: string;
  /** What is shown before anything is asked; the gallery's samples. */
  readonly scanned?: readonly Scanned[];
  readonly looked?: Looked;
}) {
  const t = useWords();
  const [scanned, setScanned] = useState<readonly Scanned[]>(props.scanned ?? []);
  const [places, setPlaces] = useState<Places>({ accounts: [], regions: [], role: 'yagura-read' });
  const [excluded, setExcluded] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [looked, setLooked] = useState<Looked | undefined>(props.looked);
  const [answers, setAnswers] = useState<Answers>(new Map());
  const arranging = useArrangement();
  const [use, setUse] = useState<Use>('watch');
  const { arrangement } = arranging;
  const proposals = useMemo(
    () =>
      arranged(
        propose(
          scanned.flatMap(({ seen }) => seen ?? []),
          answers,
        ),
        arrangement,
      ),
    [scanned, answers, arrangement],
  );
  const answer = (found: Found, environment: string | undefined) => {
    const all = new Map(answers);
    if (environment === undefined) all.delete(answerKey(found));
    else all.set(answerKey(found), environment);
    setAnswers(all);
  };
  const included: Proposals = {
    ...proposals,
    systems: proposals.systems.filter(({ name }) => !excluded.has(name) && !props.known.includes(name)),
  };
  const wanted = wantedAccounts(places.accounts, places.role);
  const roles = new Map(wanted.ok ? wanted.value.map((each) => [each.account, each.role]) : []);
  const role = (account: string) => ({
    role: roles.get(account) ?? roleArn(account, places.role),
    ...(places.externalId ? { externalId: places.externalId } : {}),
  });
  const yaml = watchYaml(included, role, use);
  const start = async (wanted: Places) => {
    setPlaces(wanted);
    setBusy(true);
    const began = Date.now();
    await scan(wanted, props.part, setScanned).finally(() => {
      const at = instant(Date.now());
      setLooked({ at, took: elapsed(instant(began), at) });
      setBusy(false);
    });
  };
  const include = (name: string, wanted: boolean) =>
    setExcluded(new Set(wanted ? [...excluded].filter((each) => each !== name) : [...excluded, name]));
  const shown = scanned.length > 0;

  return (
    <>
      <div className="page-head flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line2">
        <div className="min-w-0 flex-1">
          <h1 className="text-title font-semibold">{headline(t, scanned, busy, proposals)}</h1>
          <p className="mt-1 text-t2">
            {shown && !busy && looked ? (
              <>
                {t('addSystem.whatRead', {
                  calls: callsOf(scanned),
                  took: durationWords(t, looked.took),
                })}
                {' · '}
                {t('addSystem.scanned')} <Age at={looked.at} plain />{' '}
                {t('addSystem.scannedBy', { who: props.who })}
              </>
            ) : (
              t('addSystem.what')
            )}
          </p>
        </div>
        {shown && !busy && included.systems.length > 0 && (
          <CopyButton text={yaml} word={t('addSystem.copy')} className="control control-primary" />
        )}
      </div>
      <ScanForm start={start} busy={busy} folded={shown} />
      {shown && (
        <div className="discovery">
          <RegionList scanned={scanned} />
          <section aria-labelledby="proposed">
            <h2 id="proposed" className="section-head font-semibold">
              {t('addSystem.proposed')}
              {!busy && (
                <span className="pl-2 font-normal text-t2">
                  {t('addSystem.placed', {
                    placed: partsIn(proposals),
                    open: proposals.questions.length,
                  })}
                </span>
              )}
            </h2>
            {proposals.systems.length > 0 && (
              <p className="flex flex-wrap items-center gap-x-3 px-5 py-2 text-second text-t2">
                {t('addSystem.edit.how')}
                {arranging.changes > 0 && (
                  <button type="button" className="discovery-edit link" onClick={arranging.undo}>
                    {t('addSystem.edit.undo', { count: arranging.changes })}
                  </button>
                )}
              </p>
            )}
            {proposals.systems.length === 0 && !busy && (
              <p className="px-5 py-4 text-t2">{t('addSystem.none')}</p>
            )}
            {proposals.systems.map((system) => (
              <ProposedSystemSection
                key={system.name}
                system={system}
                known={props.known.includes(system.name)}
                included={!excluded.has(system.name)}
                include={(wanted) => include(system.name, wanted)}
                systems={proposals.systems.map(({ name }) => name)}
                arranging={arranging}
              />
            ))}
            <LeftOutTable proposals={proposals} answers={answers} answer={answer} arranging={arranging} />
          </section>
          <YamlPanel
            yaml={yaml}
            places={places}
            systems={included.systems.length}
            watching={watchingOf(included.systems, props.measured)}
            monthlyUsd={props.measured.monthlyUsd}
            use={use}
            setUse={setUse}
          />
        </div>
      )}
    </>
  );
}

function headline(
  t: ReturnType<typeof useWords>,
  scanned: readonly Scanned[],
  busy: boolean,
  { systems }: Proposals,
): string {
  if (scanned.length === 0) return t('addSystem.title');
  const calls = callsOf(scanned);
  if (busy)
    return t('addSystem.reading', {
      done: scanned.filter(({ done }) => done).length + 1,
      all: scanned.length,
      calls,
    });
  const accounts = new Set(scanned.filter(({ seen }) => seen).map(({ account }) => account)).size;
  const found = t('addSystem.found', { systems: systems.length, accounts });
  const places = scanned.filter(({ refused }) => refused !== undefined).length;
  const refused = scanned.flatMap(({ seen }) => seen?.tried.filter(({ failure }) => failure) ?? []).length;
  if (places + refused === 0) return found;
  const what = places === 0 ? 'calls' : refused === 0 ? 'places' : 'both';
  return t(`addSystem.foundRefused.${what}`, { found, places, calls: refused });
}

const callsOf = (scanned: readonly Scanned[]): number =>
  scanned.reduce((sum, { seen }) => sum + (seen?.calls ?? 0), 0);
