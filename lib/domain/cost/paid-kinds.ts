import type { NodeKind } from '../graph/model.ts';

/** Paid at prices that the book has not, or by a use that nobody measures: said, never taken for nothing. */
const PAID: ReadonlySet<NodeKind> = new Set<NodeKind>([
  ...(['load-balancer', 'kubernetes-cluster', 'container-service', 'app-runner', 'instance'] as const),
  ...(['auto-scaling-group', 'database', 'database-proxy', 'document-database', 'graph-database'] as const),
  ...(['warehouse', 'cache', 'search', 'search-collection', 'file-system', 'time-series'] as const),
  ...(['memory-database', 'table-cache', 'distributed-database', 'broker', 'kafka', 'data-stream'] as const),
  ...(['transit-gateway', 'firewall', 'dns-zone', 'dns-check', 'canary', 'file-server', 'cdn'] as const),
  ...(['model-endpoint', 'stream-processor', 'ingestion', 'compute-environment', 'pipeline'] as const),
  ...(['etl-job', 'crawler', 'delivery-stream', 'user-pool', 'graphql-api', 'knowledge-base'] as const),
  ...(['backup-plan', 'trail', 'build-project', 'query-engine', 'image-registry', 'bus', 'pipe'] as const),
  ...(['alarm', 'agent', 'iot-rule', 'email', 'configuration'] as const),
]);

/** Parts and types without a row of their own that are paid all the same. */
const PAID_TYPES =
  /(_instance|_cluster|_node_group|_broker|_replica|_fleet|_workspace|_vpn_connection|_firewall|_volume|_gateway|_provisioned_concurrency_config)$|::(\w*Instance|\w*Cluster|Nodegroup|Broker|Fleet|Workspace|VPNConnection|Firewall|Volume|\w*Gateway)$/;

/** Ends of a way to elsewhere that cost nothing themselves. */
const FREE_TYPES =
  /(_egress_only_internet|_customer|_vpn|_dx)_gateway$|::(EgressOnlyInternet|Customer|VPN)Gateway$/;

/** Whether AWS takes money for a resource whose cost no other rule tells. */
export const isPaid = (type: string, kind: NodeKind): boolean =>
  PAID.has(kind) || (kind === 'other' && PAID_TYPES.test(type) && !FREE_TYPES.test(type));
