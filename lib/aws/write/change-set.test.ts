import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { expect, it } from 'vitest';
import type { AwsClients } from '../clients.ts';
import { type ChangeSetRequest, createChangeSet } from './change-set.ts';

const REQUEST: ChangeSetRequest = {
  ...{ stack: 'shop', name: 'yagura-1', isNew: false, templateBody: '{}', parameters: {}, tags: {} },
  ...{ capabilities: [], nested: false },
};
const ALARM = 'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:';

/** What AWS's own client puts on the wire, as a form. */
async function sent(request: ChangeSetRequest): Promise<URLSearchParams> {
  let body = '';
  const server = createServer((asked, answer) => {
    asked.on('data', (part) => {
      body += part;
    });
    asked.on('end', () =>
      answer
        .setHeader('content-type', 'text/xml')
        .end(
          '<CreateChangeSetResponse><CreateChangeSetResult><Id>a</Id></CreateChangeSetResult></CreateChangeSetResponse>',
        ),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const cloudformation = new CloudFormationClient({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' },
  });
  try {
    await createChangeSet({ cloudformation } as unknown as AwsClients, request);
  } finally {
    cloudformation.destroy();
    server.close();
  }
  return new URLSearchParams(body);
}

it('carries the alarms at which CloudFormation rolls back by itself, and for how long it watches them', async () => {
  const form = await sent({
    ...REQUEST,
    rollback: {
      minutes: 5,
      alarms: [
        { arn: `${ALARM}all`, composite: true },
        { arn: `${ALARM}errors`, composite: false },
      ],
    },
  });
  expect(form.get('RollbackConfiguration.MonitoringTimeInMinutes')).toBe('5');
  expect(form.get('RollbackConfiguration.RollbackTriggers.member.1.Arn')).toBe(`${ALARM}all`);
  expect(form.get('RollbackConfiguration.RollbackTriggers.member.1.Type')).toBe(
    'AWS::CloudWatch::CompositeAlarm',
  );
  expect(form.get('RollbackConfiguration.RollbackTriggers.member.2.Type')).toBe('AWS::CloudWatch::Alarm');
});

it('waits for nothing where no alarm is known, and leaves a stack’s own triggers alone where nothing is watched', async () => {
  const none = await sent({ ...REQUEST, rollback: { minutes: 5, alarms: [] } });
  expect(none.get('RollbackConfiguration.MonitoringTimeInMinutes')).toBe('0');
  expect([...(await sent(REQUEST)).keys()].some((key) => key.startsWith('Rollback'))).toBe(false);
});
