import { expect, test } from 'vitest';
import { definitionOf } from './alarms/alarm.ts';
import { fromQuery, toXml } from './xml.ts';

test('an alarm that Terraform puts as a form is the alarm that it reads', () => {
  const fields = new URLSearchParams({
    AlarmName: 'rate',
    EvaluationPeriods: '2',
    Threshold: '5.0',
    ComparisonOperator: 'GreaterThanThreshold',
    ActionsEnabled: 'true',
    OKActions: '',
    'Metrics.member.2.Id': 'errors',
    'Metrics.member.2.ReturnData': 'false',
    'Metrics.member.2.MetricStat.Period': '300',
    'Metrics.member.2.MetricStat.Stat': 'Sum',
    'Metrics.member.2.MetricStat.Metric.Dimensions.member.1.Name': 'FunctionName',
    'Metrics.member.2.MetricStat.Metric.Dimensions.member.1.Value': 'items-dev-api',
    'Metrics.member.1.Id': 'rate',
    'Metrics.member.1.Expression': 'errors * 1',
  });
  expect(definitionOf(fromQuery(fields))).toEqual({
    AlarmName: 'rate',
    EvaluationPeriods: 2,
    Threshold: 5,
    ComparisonOperator: 'GreaterThanThreshold',
    ActionsEnabled: true,
    Metrics: [
      { Id: 'rate', Expression: 'errors * 1' },
      {
        Id: 'errors',
        ReturnData: false,
        MetricStat: {
          Period: 300,
          Stat: 'Sum',
          Metric: { Dimensions: [{ Name: 'FunctionName', Value: 'items-dev-api' }] },
        },
      },
    ],
  });
});

test('lists become members, text is escaped, what is absent is left out', () => {
  expect(toXml({ A: [{ B: 1 }, { B: '<&>' }], C: undefined, D: false })).toBe(
    '<A><member><B>1</B></member><member><B>&lt;&amp;&gt;</B></member></A><D>false</D>',
  );
});
