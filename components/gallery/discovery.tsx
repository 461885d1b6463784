import { AddSystem } from '#components/discovery/add-system.tsx';
import type { ScanPart } from '#components/discovery/scan.ts';
import { type Instant, minus, seconds } from '#lib/domain/time.ts';
import { Block } from './block.tsx';
import { scannedSamples } from './discovery-samples.ts';

const nothing = async (): Promise<ScanPart> => ({ refused: '' });

const valid = async () => ({ problems: [] });

const MEASURED = { monthlyUsd: 100, metrics: 80 };

/** "Add a system" before anything is asked, and with what two accounts and a refused one gave. */
export const Discovery = ({ now }: { readonly now: Instant }) => (
  <Block title="AddSystem, DiscoveryHead, ScanForm, RegionList, ProposedSystemSection, ProposedPicture, Asked, PlaceForm, LeftOutTable, YamlPanel, Validity, Grants, FoldedYaml">
    <AddSystem part={nothing} check={valid} known={[]} measured={MEASURED} who="admin" />
    <AddSystem
      part={nothing}
      check={valid}
      known={[]}
      measured={MEASURED}
      who="admin"
      scanned={scannedSamples(now)}
      looked={{ at: minus(now, seconds(18)), took: seconds(41) }}
    />
  </Block>
);
