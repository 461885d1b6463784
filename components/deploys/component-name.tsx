import { useWords } from '#components/words/use-words.ts';
import type { Tool } from '#lib/domain/deploy/tool.ts';

/** A component by its own name, with what describes it. */
export function ComponentName(props: { readonly name: string; readonly tool: Tool }) {
  const t = useWords();
  return (
    <span className="inline-flex max-w-full items-baseline gap-1.5 align-bottom">
      <span className="truncate" title={props.name}>
        {props.name}
      </span>
      <span className="chip">{t(`tool.${props.tool}`)}</span>
    </span>
  );
}
