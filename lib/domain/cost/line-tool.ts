import type { Tool } from '../deploy/tool.ts';
import type { DeclaredResource } from '../graph/model.ts';
import { toolOf } from '../inventory/resource.ts';
import type { CostEstimate, CostLine } from './cost.ts';

/** Each line with what its resource is described by, as the declaration itself says. */
export function withTools(estimate: CostEstimate, declared: readonly DeclaredResource[]): CostEstimate {
  const tools = new Map<string, Tool | undefined>(declared.map(({ id, owner }) => [id, toolOf(owner)]));
  return {
    ...estimate,
    lines: estimate.lines.map((line) => {
      const tool = tools.get(line.resource);
      return tool === undefined ? line : { ...line, tool };
    }),
  };
}

/** What describes a line's resource; by its id in what an older build has stored. Undefined: nobody declares it. */
export function toolOfLine({ tool, resource }: Pick<CostLine, 'tool' | 'resource'>): Tool | undefined {
  if (tool !== undefined) return tool;
  if (resource.startsWith('tf:')) return 'terraform';
  return resource.startsWith('cfn:') ? 'sam' : undefined;
}
