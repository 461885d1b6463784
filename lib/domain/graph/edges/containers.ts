import { listAt, textAt } from '../attributes.ts';
import type { GraphNode } from '../model.ts';
import { isRecord } from '../spelling.ts';
import type { EdgeFact, EdgeRule } from '../world.ts';

/** Secrets and parameters that a task's containers get. */
export const containerSecrets: EdgeRule = (world) =>
  world.ofKind('container-task').flatMap((task) =>
    containersOf(task).flatMap((container) =>
      listAt(container, 'secrets', 'Secrets').flatMap((each): EdgeFact[] => {
        const from = isRecord(each) ? textAt(each, 'valueFrom', 'ValueFrom') : undefined;
        const to =
          world.find(from, 'secret', 'parameter') ??
          world.find(from?.split(':').slice(0, 7).join(':'), 'secret', 'parameter');
        const says = `${task.name}: a container gets ${to?.name}`;
        return to ? [{ kind: 'read', from: task.id, to: to.id, label: 'secret', says }] : [];
      }),
    ),
  );

/** Containers of a task: Terraform keeps them as a document in text. */
function containersOf({ attributes }: GraphNode): readonly Readonly<Record<string, unknown>>[] {
  const written = attributes.containerDefinitions;
  if (Array.isArray(written)) return written.filter(isRecord);
  if (typeof written !== 'string') return [];
  try {
    const parsed: unknown = JSON.parse(written);
    return Array.isArray(parsed) ? parsed.filter(isRecord) : [];
  } catch {
    return [];
  }
}
