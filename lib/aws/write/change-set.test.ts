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

const MADE =
  '<CreateChangeSetResponse><CreateChangeSetResult><Id>a</Id></CreateChangeSetResult></CreateChangeSetResponse>';
const refusal = (code: string): string =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>yagura-1</Message></Error></ErrorResponse>`;

/** What AWS's own client puts on the wire, as a form; each request gets the next answer, `lost` none. */
async function sent(
  request: ChangeSetRequest,
  answers: readonly { readonly status: number; readonly body: string | 'lost' }[] = [
    { status: 200, body: MADE },
  ],
): Promise<URLSearchParams> {
  let body = '';
  let asked = 0;
  const server = createServer((incoming, answer) => {
    body = '';
    incoming.on('data', (part) => {
      body += part;
    });
    incoming.on('end', () => {
      const said = answers[asked++];
      if (!said || said.body === 'lost') incoming.socket.destroy();
      else answer.writeHead(said.status, { 'content-type': 'text/xml' }).end(said.body);
    });
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

it('asked again because the answer got lost, finds its own change set and takes it', async () => {
  const form = await sent(REQUEST, [
    { status: 200, body: 'lost' },
    { status: 400, body: refusal('AlreadyExistsException') },
  ]);
  expect(form.get('ChangeSetName')).toBe('yagura-1');
});

it('any other refusal is told', async () => {
  await expect(sent(REQUEST, [{ status: 400, body: refusal('ValidationError') }])).rejects.toThrow(
    'yagura-1',
  );
});

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
