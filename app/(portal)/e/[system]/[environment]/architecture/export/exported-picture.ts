import { pictureWords } from '#components/diagram/drawing-words.ts';
import type { ExportSearch } from '#components/diagram/search.ts';
import { told } from '#lib/diagram/draw/told.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { MOST_NOTE } from '#lib/domain/graph/picture.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { createdIn } from '#lib/domain/overlay/created.ts';
import { layersOf } from '#lib/domain/overlay/drawn.ts';
import { layersOn, readSources } from '#lib/domain/overlay/layers.ts';
import { type Reading, shownValue } from '#lib/domain/reading.ts';
import { type ArchitectureAnswer, architecture } from '#lib/queries/architecture.ts';
import type { QueryServices } from '#lib/queries/define.ts';
import { picture } from '#lib/queries/picture.ts';
import { costMarkWords } from '#lib/words/cost-mark.ts';
import { drawingText } from '#lib/words/drawing-term.ts';
import { overlayNote } from '#lib/words/overlay-note.ts';
import { trafficFigureWords } from '#lib/words/traffic-figure.ts';
import type { Translate } from '#lib/words/translate.ts';

type View = { readonly t: Translate; readonly zone: string };

/** What is on the page as a file: the same parts, with the same layers over them, as old as the file says. */
export async function exportedPicture(
  services: QueryServices,
  caller: Caller,
  environment: EnvironmentKey,
  { search, overlays, format, theme }: ExportSearch,
  view: View,
): Promise<Reading<{ readonly base64: string }>> {
  const { view: shape, around, depth, closed, opened, run } = search;
  const drawn = {
    environment,
    view: shape,
    ...(around === undefined ? {} : { around }),
    ...(depth === undefined ? {} : { depth }),
    ...(closed === undefined ? {} : { closed }),
    ...(opened === undefined ? {} : { opened }),
  };
  const [overlay] = overlays;
  const answer = await architecture.ask(services, caller, {
    ...drawn,
    ...(overlay === 'change' ? { change: run === undefined ? {} : { run } } : {}),
  });
  const { change } = answer;
  const created = change && !change.ghostsMissing ? createdIn(change.overlay) : undefined;
  return picture.ask(services, caller, {
    ...drawn,
    ...(created ? { created } : {}),
    format,
    theme,
    words: { ...pictureWords(view.t), ...(answer.scene ? { terms: termsOf(view.t, answer.scene) } : {}) },
    ...(overlay ? { note: overlayNote(view.t, view.zone, overlay, answer).slice(0, MOST_NOTE) } : {}),
    layers: layersOf(layersIn(answer, overlays, view.t)),
  });
}

/** What a drawing says by itself, by its English: the collector, which draws it, has one language. */
function termsOf(t: Translate, scene: Scene): Record<string, string> {
  const terms: Record<string, string> = {};
  told(scene, (text) => {
    const words = drawingText(t, text);
    if (words !== text) terms[text] = words;
    return words;
  });
  return terms;
}

function layersIn(answer: ArchitectureAnswer, overlays: ExportSearch['overlays'], t: Translate) {
  const { scene, graph } = answer;
  const shown = graph && shownValue(graph);
  if (!scene || !shown) return {};
  return layersOn(overlays, scene, shown.value, {
    ...readSources(answer),
    costWords: (mark) => costMarkWords(t, mark),
    figureWords: (figure) => trafficFigureWords(t, figure),
  });
}
