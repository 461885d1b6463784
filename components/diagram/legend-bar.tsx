import { useWords } from '#components/words/use-words.ts';
import { sample } from '#lib/diagram/draw/edge.ts';
import { VARIABLES } from '#lib/diagram/draw/palette.ts';
import { PILLS, pill, pillWidth } from '#lib/diagram/draw/pill.ts';
import { svg } from '#lib/diagram/draw/svg.ts';
import type { OwnerMark, Scene } from '#lib/domain/graph/scene.ts';
import { SvgTree } from './svg-tree.tsx';

/** What the picture's lines and marks mean, below it: only those that are drawn. */
export function LegendBar({ scene, widths }: { readonly scene: Scene; readonly widths: boolean }) {
  const t = useWords();
  const owners = new Set([...scene.nodes, ...scene.containers].flatMap((each) => each.owners));
  const marks = (Object.keys(PILLS) as OwnerMark[]).filter((each) => owners.has(each));
  return (
    <ul className="dg-legend" aria-label={t('architecture.legendTitle')}>
      {scene.legend.map((kind) => (
        <li key={kind}>
          <SvgTree
            node={svg(
              'svg',
              { width: 36, height: 12, 'aria-hidden': 'true' },
              sample(kind, { x: 0, y: 6 }, VARIABLES),
            )}
          />
          {t(`architecture.legend.${kind}`)}
        </li>
      ))}
      {marks.map((mark, index) => (
        <li key={mark} className={index === 0 ? 'dg-legend-next' : undefined}>
          <SvgTree
            node={svg(
              'svg',
              { width: pillWidth(mark) + 2, height: 18, 'aria-hidden': 'true' },
              pill(mark, { x: 1, y: 9 }, VARIABLES),
            )}
          />
          {t(`architecture.legend.${mark}`)}
        </li>
      ))}
      {widths && (
        <li className="dg-legend-next">
          <svg width="45" height="12" aria-hidden="true" className="dg-legend-widths">
            {[1.4, 2.3, 3.2].map((width, index) => (
              <path key={width} d={`M${index * 16} 6h12`} strokeWidth={width} />
            ))}
          </svg>
          {t('architecture.requestsAMinute')}
        </li>
      )}
    </ul>
  );
}
