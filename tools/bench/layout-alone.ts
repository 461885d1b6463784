import { graphOfFiles } from '#lib/cli/diagram-graph.ts';
import { pictureFile } from '#lib/diagram/picture-file.ts';
import { sceneOf } from '#lib/diagram/scene.ts';
import { largeFiles } from './layout-state.ts';

// Started by the layout benchmark: draws once, tells its parent the most memory that it had, in MB, and goes.

const scene = await sceneOf(graphOfFiles(largeFiles()), { view: 'simple' });
await pictureFile(scene, { format: 'svg', theme: 'light' });
process.send?.(Math.round(process.resourceUsage().maxRSS / 1024), () => process.disconnect());
