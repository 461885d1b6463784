import { MakePasskey } from '#components/proof/make-passkey.tsx';
import { SessionTable } from '#components/sessions/session-table.tsx';
import { PeopleTable } from '#components/settings/people-table.tsx';
import { DeviceDecision } from '#components/tokens/device-decision.tsx';
import { TokenForm } from '#components/tokens/token-form.tsx';
import { TokenTable } from '#components/tokens/token-table.tsx';
import { WaitingDevice } from '#components/tokens/waiting-device.tsx';
import type { OwnSession } from '#lib/domain/access/own-session.ts';
import type { ApiToken } from '#lib/domain/access/token.ts';
import { days, type Instant, minus, minutes, plus } from '#lib/domain/time.ts';
import { Block } from './block.tsx';

const nothing = async () => ({});
/** Not made here: the gallery shows the button. */
const PASSKEY = { challenge: 'sample', relyingParty: 'localhost', account: 'demo-admin', name: 'admin' };

/** API tokens in every state, the form that makes them, a terminal that waits, and where somebody is signed in. */
export function Tokens({ now }: { readonly now: Instant }) {
  const token = (id: string, more: Partial<ApiToken>): ApiToken => ({
    id,
    name: id,
    owner: { id: 'demo-admin', name: 'admin' },
    scopes: ['deploys:read', 'logs:read', 'deploys:request-application'],
    on: ['items/dev'],
    createdAt: minus(now, days(3)),
    expiresAt: plus(now, days(87)),
    ...more,
  });
  return (
    <Block title="TokenTable, RevokeToken, TokenForm, WaitingDevice, DeviceDecision, SessionTable, EndOneSession">
      <TokenTable
        tokens={[
          token('nightly cost report', { lastUsedAt: minus(now, minutes(4)) }),
          token('never used', { on: ['*'] }),
          token('left over', { expiresAt: minus(now, days(1)) }),
          token('leaked', { revokedAt: minus(now, days(2)) }),
        ]}
        all
        now={now}
        end={nothing}
      />
      <TokenTable tokens={[]} all={false} now={now} end={nothing} />
      <TokenForm places={['items/*', 'items/dev']} make={nothing} />
      <DeviceDecision
        code="BCDF-GHJK"
        decide={nothing}
        waiting={<WaitingDevice code="BCDF-GHJK" machine="alice@laptop" askedAt={minus(now, minutes(1))} />}
      >
        {null}
      </DeviceDecision>
      <PeopleTable
        people={[
          {
            ...{ id: 'alice', name: 'Alice', on: ['items/*'], lanes: ['infrastructure'], may: ['approve'] },
            keys: [{ kind: 'passkey', fingerprint: '9f3c1a7e', countsFrom: minus(now, days(3)) }],
          },
          {
            ...{ id: 'bob', on: ['*'], lanes: ['application'], may: ['request'], until: plus(now, days(30)) },
            keys: [{ kind: 'ssh', fingerprint: 'SHA256:4b1d', countsFrom: plus(now, days(1)) }],
          },
        ]}
        now={now}
      />
      <PeopleTable people={[]} now={now} />
      <MakePasskey code="c" options={PASSKEY} made={false} finish={nothing} />
      <MakePasskey code="c" options={PASSKEY} made finish={nothing} />
      <SessionTable sessions={sessionSamples(now)} end={nothing} />
    </Block>
  );
}

const sessionSamples = (now: Instant): readonly OwnSession[] => [
  {
    ...{ id: 'here', current: true, since: minus(now, minutes(4)), until: plus(now, minutes(476)) },
    ...{
      provider: 'oidc',
      address: '2001:db8:5::41',
      agent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0',
    },
  },
  {
    ...{ id: 'there', current: false, since: minus(now, minutes(240)), until: plus(now, minutes(240)) },
    ...{ provider: undefined, address: undefined, agent: undefined },
  },
];
