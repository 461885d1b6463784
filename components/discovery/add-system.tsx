'use client';

import { useMemo, useState } from 'react';
import { usePageKeys } from '#components/diagram/use-page-keys.ts';
import { roleArn, wantedAccounts } from '#lib/domain/discovery/accounts.ts';
import { arranged } from '#lib/domain/discovery/arrange.ts';
import type { Found, Proposals } from '#lib/domain/discovery/proposal.ts';
import { type Answers, answerKey, propose } from '#lib/domain/discovery/propose.ts';
import type { DiscoverAsk } from '#lib/domain/discovery/seen.ts';
import { type Use, watchYaml } from '#lib/domain/discovery/watch-yaml.ts';
import { type MeasuredNow, watchingOf } from '#lib/domain/discovery/watching.ts';
import { elapsed, instant } from '#lib/domain/time.ts';
import { DiscoveryHead, type Looked } from './discovery-head.tsx';
import { answerDiscoveryKey } from './keys.ts';
import { ProposedSystems } from './proposed-systems.tsx';
import { RegionList } from './region-list.tsx';
import { type Places, type Scanned, type ScanPart, scan } from './scan.ts';
import { ScanForm } from './scan-form.tsx';
import { useArrangement } from './use-arrangement.ts';
import { type Checked, useChecked } from './use-checked.ts';
import { YamlPanel } from './yaml-panel.tsx';

/**
 * From accounts to systems: looks through them, proposes, and writes what goes into `portal.yaml`. Nothing is added here;
 * web holds no Git credential, and the file is merged like any other change.
 */
export function AddSystem(props: {
  readonly part: (ask: DiscoverAsk) => Promise<ScanPart>;
  /** What would be wrong with the portal's file if these lines were in it. */
  readonly check: (lines: string) => Promise<Checked>;
  /** Systems that the file has already. */
  readonly known: readonly string[];
  readonly measured: MeasuredNow;
  /** Name of whoever looks. */
  readonly who: string;
  /** What is shown before anything is asked; the gallery's samples. */
  readonly scanned?: readonly Scanned[];
  readonly looked?: Looked;
}) {
  const [scanned, setScanned] = useState<readonly Scanned[]>(props.scanned ?? []);
  const [places, setPlaces] = useState<Places>({ accounts: [], regions: [], role: 'yagura-read' });
  const [formOpen, setFormOpen] = useState(false);
  const [excluded, setExcluded] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [looked, setLooked] = useState<Looked | undefined>(props.looked);
  const [answers, setAnswers] = useState<Answers>(new Map());
  const [editing, setEditing] = useState(false);
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
  const yaml = watchYaml(included, readRoles(places), use);
  const shown = scanned.length > 0;
  const isChosen = shown && !busy && included.systems.length > 0;
  const checked = useChecked(isChosen ? yaml : undefined, props.check);
  const start = async (wanted: Places) => {
    setPlaces(wanted);
    setBusy(true);
    setFormOpen(false);
    const began = Date.now();
    await scan(wanted, props.part, setScanned).finally(() => {
      const at = instant(Date.now());
      setLooked({ at, took: elapsed(instant(began), at) });
      setBusy(false);
    });
  };
  const include = (name: string, wanted: boolean) =>
    setExcluded(new Set(wanted ? [...excluded].filter((each) => each !== name) : [...excluded, name]));
  const edit = () => setEditing(!editing);
  usePageKeys(shown, (key) => answerDiscoveryKey(key, edit));

  return (
    <>
      <DiscoveryHead
        {...{ scanned, busy, looked, proposals }}
        who={props.who}
        yaml={isChosen ? yaml : undefined}
        again={() => (places.accounts.length === 0 ? setFormOpen(true) : start(places))}
      />
      <ScanForm start={start} busy={busy} folded={shown} open={formOpen} setOpen={setFormOpen} />
      {shown && (
        <div className="discovery">
          <RegionList scanned={scanned} addAccount={() => setFormOpen(true)} />
          <ProposedSystems
            {...{ proposals, busy, excluded, include, answers, answer, arranging, editing, edit }}
            known={props.known}
          />
          <YamlPanel
            yaml={yaml}
            checked={checked}
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

/** The role that each account is read with, as it was pasted. */
function readRoles({ accounts, role, externalId }: Places) {
  const wanted = wantedAccounts(accounts, role);
  const roles = new Map(wanted.ok ? wanted.value.map((each) => [each.account, each.role]) : []);
  return (account: string) => ({
    role: roles.get(account) ?? roleArn(account, role),
    ...(externalId ? { externalId } : {}),
  });
}
