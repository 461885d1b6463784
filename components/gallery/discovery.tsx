import { AddSystem } from '#components/discovery/add-system.tsx';
import type { ScanPart } from '#components/discovery/scan.ts';
import { type Instant, minus, seconds } from '#lib/domain/time.ts';
import { Block } from './block.tsx';
import { scannedSamples } from './discovery-samples.ts';

const nothing = async (): Promise<ScanPart> => ({ refused: '' });

const MEASURED = { monthlyUsd: 100, metrics: 80 };

/** "Add a system" before anything is asked, and with what two accounts and a refused one gave. */
export const Discovery = ({ now }: { readonly now: Instant }) => (
  <Block title="AddSystem, ScanForm, RegionList, ProposedSystemSection, PlaceForm, LeftOutTable, YamlPanel, FoldedYaml">
    <AddSystem part={nothing} known={[]} measured={MEASURED} who="admin" />
    <AddSystem
      part={nothing}
      known={['billing']}
      measured={MEASURED}
      who="admin"
      scanned={scannedSamples(now)}
      looked={{ at: minus(now, seconds(18)), took: seconds(41) }}
    />
  </Block>
);
