import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { NowProvider } from '#components/time/now.tsx';
import { type GraphNode, resourceId } from '#lib/domain/graph/model.ts';
import type { AlarmState } from '#lib/domain/health/health.ts';
import type { Vitals } from '#lib/domain/metrics/vitals.ts';
import { failedAfter, type Reading, ready } from '#lib/domain/reading.ts';
import { instant, minutes } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { NodeFigures } from './node-figures.tsx';

const NOW = instant(Date.UTC(2026, 10, 24, 12));
const id = resourceId('cfn:app/Fn');
const node: GraphNode = {
  id,
  kind: 'function',
  type: 'AWS::Lambda::Function',
  name: 'fn',
  aliases: [],
  owners: [],
  path: [],
  attributes: {},
  folded: [],
};
const stamp = { asOf: NOW, freshFor: minutes(3), source: 'test' };
const vitals: Reading<Vitals> = ready(
  { windowMinutes: 5, vitals: [{ resource: id, label: 'fn', kind: 'function', requests: 81 }] },
  stamp,
);
const alarm: AlarmState = {
  name: 'fn-errors',
  arn: 'arn',
  state: 'ALARM',
  since: instant(Date.UTC(2026, 10, 22, 9, 30)),
  stateReason: '',
  metric: 'Errors',
  namespace: 'AWS/Lambda',
  dimensions: {},
};
const denied = {
  kind: 'denied',
  principal: 'yagura-read',
  action: 'cloudwatch:DescribeAlarms',
  resource: '*',
} as const;

const words = (alarms: Reading<readonly AlarmState[]>) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <NowProvider now={NOW}>
        <NodeFigures
          node={node}
          alarmNames={['fn-errors']}
          vitals={vitals}
          alarms={alarms}
          cost={undefined}
        />
      </NowProvider>
    </NextIntlClientProvider>,
  )
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

it('tells what was measured, with the day an alarm fired, and has no row for what nobody measured', () => {
  const said = words(ready([alarm], stamp));
  expect(said).toContain('requests 81');
  expect(said).not.toContain('errors 0');
  expect(said).toMatch(/fn-errors in alarm · 22 Nov 09:30/);
});

it('says that alarms are denied, which is not that there are none, and keeps the last ones with their age', () => {
  const failed = failedAfter<readonly AlarmState[]>(undefined, denied, NOW);
  expect(words(failed)).toContain('Alarms not read: Role yagura-read lacks cloudwatch:DescribeAlarms');
  const kept = failedAfter(ready([alarm], { ...stamp, asOf: instant(NOW - minutes(20)) }), denied, NOW);
  expect(words(kept)).toMatch(/Last value read 20 min .*fn-errors in alarm/);
});
