import { expect, it } from 'vitest';
import { paceOfName, shiftText } from './shift.ts';

it.each([
  ['CodeDeployDefault.LambdaCanary10Percent5Minutes', 'canary 10 % for 5 min'],
  ['CodeDeployDefault.LambdaCanary10Percent30Minutes', 'canary 10 % for 30 min'],
  ['CodeDeployDefault.LambdaLinear10PercentEvery1Minute', 'linear 10 % every 1 min'],
  ['CodeDeployDefault.LambdaLinear10PercentEvery10Minutes', 'linear 10 % every 10 min'],
  ['CodeDeployDefault.LambdaAllAtOnce', 'all at once'],
  ['Canary10Percent15Minutes', 'canary 10 % for 15 min'],
  ['AllAtOnce', 'all at once'],
  ['Canary10PercentOfAll', 'by Canary10PercentOfAll'],
  ['OurOwnSteps', 'by OurOwnSteps'],
])('reads the steps of %s', (name, words) => {
  expect(shiftText({ alias: 'live', pace: paceOfName(name), beside: [], alarms: [] })).toBe(`live: ${words}`);
});

it('says the weights that somebody set, and CodeDeploy before them', () => {
  const beside = [{ version: '4', share: 0.075 }];
  expect(shiftText({ alias: 'live', beside, alarms: [] })).toBe('live: 7.5 % on version 4');
  expect(shiftText({ alias: 'live', pace: { kind: 'unknown' }, beside, alarms: [] })).toBe(
    'live: by CodeDeploy',
  );
});
