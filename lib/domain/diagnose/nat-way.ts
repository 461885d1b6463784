import { ANYWHERE, natDrops } from './firewalls.ts';
import { beyond, type Hop, stopped, type WalkedLane } from './lane.ts';
import { type NetworkFacts, type Subnet, tableOf } from './network-facts.ts';

type Nat = NetworkFacts['natGateways'][number];
type Lane = (hops: readonly Hop[], missing?: WalkedLane['missing']) => WalkedLane;

/**
 * From a NAT gateway that is available to the internet: the network ACL of its own subnet, which sees each packet twice, that subnet's
 * table, the internet gateway. What leads to a firewall, or a gateway of the region that is in no subnet, is followed no further.
 *
 * @param from the subnet that its packets come from
 * @param before hops up to the gateway, without it
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html
 */
export function natWay(
  nat: Nat,
  from: Subnet,
  before: readonly Hop[],
  facts: NetworkFacts,
  lane: Lane,
): WalkedLane {
  const home = facts.subnets.find(({ id }) => id === nat.subnet);
  const passed: Hop[] = [...before, { kind: 'nat-gateway', id: nat.id, state: 'passed' }];
  const unfollowed = (at: string): WalkedLane => ({
    ...lane([...passed, { kind: 'elsewhere', id: at, state: 'passed' }, ...beyond()]),
    unfollowed: at,
  });
  if (nat.subnet === '') return unfollowed(nat.id);
  const atNat = (missing: WalkedLane['missing']) =>
    lane([...before, stopped('nat-gateway', nat.id), ...beyond('internet-gateway')], missing);
  const acl = facts.acls.find(({ subnets }) => subnets.includes(nat.subnet));
  const drops = acl && natDrops(acl, from.id === nat.subnet ? undefined : from.cidr);
  if (acl && drops) return atNat({ why: 'nat-network-acl', at: acl.id, drops });
  const table = home && tableOf(home, facts);
  const out = table?.routes.find((each) => each.destination === ANYWHERE && each.state === 'active');
  if (out && !LEADS_OUT.some((prefix) => out.target.startsWith(prefix))) return unfollowed(out.target);
  const gateway = facts.internetGateways.find(({ id }) => id === out?.target);
  if (!gateway) return atNat({ why: 'nat-no-route', at: table?.id ?? nat.subnet });
  if (!gateway.attached)
    return lane([...passed, stopped('internet-gateway', gateway.id), ...beyond()], {
      why: 'gateway-detached',
      at: gateway.id,
    });
  return lane([
    ...passed,
    { kind: 'internet-gateway', id: gateway.id, state: 'passed' },
    { kind: 'internet', id: '', state: 'passed' },
  ]);
}

/** Targets of which it is known what they do with a packet of a NAT gateway: another one of them only sends it round. */
const LEADS_OUT = ['igw-', 'nat-'];
