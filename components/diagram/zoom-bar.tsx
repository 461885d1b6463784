'use client';

import { Map as MapIcon, Maximize } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import { toggleFullScreen } from './full-screen.ts';
import { Minimap } from './minimap.tsx';
import type { Outline } from './outline.ts';
import type { Frame, Viewport } from './viewport.ts';

type Props = {
  readonly outline: Outline;
  readonly view: Viewport;
  readonly frame: Frame;
  /** Something is outside the frame: the picture in small says where. */
  readonly map: boolean;
  readonly onLook: (x: number, y: number) => void;
  readonly onZoom: (by: number) => void;
  readonly onFit: () => void;
};

const STEP = 1.25;

/** Smaller, how large, larger, all that can be read; above it the picture in small. On a phone that is asked for. */
export function ZoomBar({ outline, view, frame, map, onLook, onZoom, onFit }: Props) {
  const t = useWords();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <div className="dg-zoom">
        {map && <Minimap outline={outline} view={view} frame={frame} onLook={onLook} />}
        <div>
          <button type="button" onClick={() => onZoom(1 / STEP)} aria-label={t('canvas.zoomOut')}>
            −
          </button>
          <output aria-label={t('canvas.scale')}>{Math.round(view.scale * 100)} %</output>
          <button type="button" onClick={() => onZoom(STEP)} aria-label={t('canvas.zoomIn')}>
            +
          </button>
          <button type="button" onClick={onFit}>
            {t('canvas.fit')}
          </button>
        </div>
      </div>
      <div className="dg-thumb">
        <button
          type="button"
          aria-label={t('canvas.fullScreen')}
          onClick={(event) => void toggleFullScreen(event.currentTarget)}
        >
          <Maximize size={18} aria-hidden="true" />
        </button>
        <button
          type="button"
          aria-label={t('canvas.map')}
          aria-pressed={asked}
          onClick={() => setAsked(!asked)}
        >
          <MapIcon size={18} aria-hidden="true" />
        </button>
        {asked && <Minimap outline={outline} view={view} frame={frame} onLook={onLook} />}
      </div>
    </>
  );
}
