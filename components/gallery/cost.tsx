import { AnomalyNote } from '#components/cost/anomaly-note.tsx';
import { BillSheet } from '#components/cost/bill-sheet.tsx';
import { CompareChoice } from '#components/cost/compare-choice.tsx';
import { CompareSheet } from '#components/cost/compare-sheet.tsx';
import { CostSheet } from '#components/cost/cost-sheet.tsx';
import { EditLines } from '#components/cost/edit-lines.tsx';
import { FreeTierSwitch } from '#components/cost/free-tier-switch.tsx';
import { MonthNote } from '#components/cost/month-note.tsx';
import { MonthSwitch } from '#components/cost/month-switch.tsx';
import { PathSheet } from '#components/cost/path-sheet.tsx';
import { compareCosts } from '#lib/domain/cost/compare.ts';
import { PATH_STEPS } from '#lib/domain/cost/path.ts';
import type { Instant } from '#lib/domain/time.ts';
import { usd } from '#lib/domain/units.ts';
import { Block, Sample } from './block.tsx';
import { costSamples } from './sheet-samples.ts';

const MONTHS = { shown: '2026-11', previous: '2026-10' } as const;

/** The cost page's parts: bills in every state, comparisons, ways of requests, days that stand out, lines to change. */
export function Cost({ now }: { readonly now: Instant }) {
  const page = {
    months: { ...MONTHS, state: 'current' },
    reading: undefined,
    applied: [],
    budgetUsd: 45,
  } as const;
  const pending = {
    ...{ number: 218, plannedAt: now },
    change: {
      usdPerMonth: usd(48.25),
      priced: [{ address: 'aws_nat_gateway.c', item: 'nat-gateway', usd: usd(45.26) }],
      leftOut: [],
    },
  } as const;
  return (
    <Block title="CostSheet, CompareSheet, PathSheet, AnomalyNote, EditLines, BillSheet, MonthSwitch, MonthNote">
      <MonthSwitch months={page.months} path="/e/items/dev/cost" />
      <FreeTierSwitch on href="/e/items/dev/cost" />
      <MonthNote months={{ ...MONTHS, state: 'earlier' }} asOf={now} path="/e/items/dev/cost" />
      <MonthNote months={{ shown: '2026-09', state: 'billed' }} asOf={now} path="/e/items/dev/cost" />
      <MonthNote months={{ shown: '2026-09', state: 'not-kept' }} asOf={undefined} path="/e/items/dev/cost" />
      {costSamples(now)
        .filter(([name]) => name === 'final')
        .map(([name, { estimate, actual }]) => (
          <Sample key={name} name="the bill alone">
            <BillSheet month={estimate.month} actual={actual} asOf={now} />
          </Sample>
        ))}
      <CompareSamples now={now} />
      <NoteSamples />
      {costSamples(now).map(([name, cost]) => (
        <Sample key={name} name={name}>
          <CostSheet
            environment="items/dev"
            cost={cost}
            freeTier={false}
            page={name === 'billed' ? { ...page, pending } : page}
            asOf={now}
            chosen={{}}
            shown={100}
          />
        </Sample>
      ))}
    </Block>
  );
}

/** Two environments by line and by component, and one that is too young to be held against the other. */
function CompareSamples({ now }: { readonly now: Instant }) {
  const estimate = costSamples(now)[0]?.[1].estimate;
  if (!estimate) return null;
  const side = { estimate, asOf: now, componentOf: () => 'infrastructure' };
  const half = { ...side, estimate: { ...estimate, lines: estimate.lines.slice(0, -3) } };
  const about = {
    environment: 'items/prod',
    here: 'prod',
    there: 'dev',
    csvHref: '/e/items/prod/cost',
  } as const;
  const choices = { environments: ['dev', 'staging'], months: ['2026-10'] };
  return (
    <Sample name="compared">
      <CompareChoice choices={choices} other="dev" by="line" hrefOf={() => '/e/items/prod/cost'} />
      <CompareSheet {...about} by="line" comparison={compareCosts(side, half, 'line')} />
      <CompareSheet {...about} by="component" comparison={compareCosts(half, side, 'component')} />
      <CompareSheet {...about} by="line" comparison={undefined} />
    </Sample>
  );
}

const WHOLE = { walked: true, requests: 1_920_000, unknown: 1, totalUsd: 0.0637, doubledUsd: 0.036 } as const;
const STEP = { names: ['api'], resource: 'cfn:items-dev-app/ApiFunction', unknown: 0 } as const;

/** Ways of requests beside another's, unmeasured and unused; days that stand out, do not, and are too few; lines of every kind. */
function NoteSamples() {
  const steps = PATH_STEPS.map((kind, index) => ({ ...STEP, kind, usd: 0.00425 / (index + 1) }));
  const path = { state: 'measured', ...WHOLE, steps, fixedUsd: 0.05534 } as const;
  const about = { environment: 'items/prod', here: 'prod' } as const;
  const why = { code: 'more', ratio: 6.2, unit: 'GB' } as const;
  const own = { usd: usd(9.2), usual: usd(4), most: usd(4.3), why };
  const found = [
    { service: 'EC2 - Other', ...own },
    { service: 'EC2 - Other', line: 'nat-gateway-data', ...own },
  ];
  const judged = { state: 'judged', day: '2026-11-21', of: 27 } as const;
  const at = { file: 'infra/terraform/environments/prod.tfvars', line: 6, text: 'log_retention_days = 14' };
  return (
    <Sample name="ways of requests, days that stand out, lines to change">
      <PathSheet {...about} path={path} there={{ name: 'dev', path }} />
      <PathSheet {...about} path={{ ...path, walked: false, unknown: 0 }} there={undefined} />
      <PathSheet {...about} path={{ state: 'not-measured' }} there={undefined} />
      <PathSheet {...about} path={{ state: 'no-requests' }} there={undefined} />
      <AnomalyNote of={{ ...judged, found }} applied={[{ at: Date.UTC(2026, 10, 21, 5), number: 41 }]} />
      <AnomalyNote of={{ ...judged, found: [] }} applied={[]} />
      <AnomalyNote of={{ state: 'too-few', known: 5 }} applied={[]} />
      <EditLines
        edits={[
          {
            ...{ kind: 'line', addresses: ['aws_cloudwatch_log_group.api'], at },
            ...{ becomes: 'log_retention_days = 30', through: [{ ...at, file: 'logs.tf', line: 8 }] },
          },
          {
            kind: 'add',
            addresses: ['Api'],
            file: 'template.yaml',
            line: 4,
            becomes: 'Architectures: [arm64]',
          },
          { kind: 'place', addresses: ['aws_nat_gateway.main'], at },
          { kind: 'property', addresses: ['a', 'b', 'c', 'd'], property: 'x', was: '14', becomes: '30' },
        ]}
      />
    </Sample>
  );
}
