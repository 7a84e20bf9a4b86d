import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { formatBytes } from '../../format.ts';
import { mapHandle } from '../../frame/map/mapControl.ts';
import { decodeVectorTile } from '../../map/basemapSources/decodeVectorTile.ts';
import { drawVectorTile } from '../../map/basemapSources/drawVectorTile.ts';
import { HOME } from '../../map/camera/orbit.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { missingIn, type SourceDraft, testOf } from './sourceDraft.ts';

/** Level of a trial: a tile as wide as a county. */
const TEST_LEVEL = 9;
const SIDE_PX = 192;
const TIMEOUT_MS = 20_000;

type Answer = OutputOf<'basemaps.test'>;

/** Asks the source for one tile where the map looks, and shows it or says why there is none. */
export function TilePreview({ draft }: { readonly draft: SourceDraft }) {
  const t = useT();
  const { run, busy, blocked } = useCommand('basemaps.test');
  const [answer, setAnswer] = useState<Answer>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const ask = async () => {
    const position = mapHandle()?.view().position ?? HOME.target;
    setAnswer(await run(testOf(draft, position, TEST_LEVEL), TIMEOUT_MS));
  };
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    pen.clearRect(0, 0, SIDE_PX, SIDE_PX);
    if (answer?.content !== undefined) void drawTile(pen, answer.content, answer.mediaType ?? '');
  }, [answer]);
  return (
    <div className="base-maps-preview">
      <canvas ref={canvas} width={SIDE_PX} height={SIDE_PX} data-testid="tile-preview" />
      <div>
        <Button
          loading={busy}
          disabled={blocked !== undefined || (missingIn(draft) ?? 'name') !== 'name'}
          data-testid="source-test"
          onClick={() => void ask()}
        >
          {t('layers.test')}
        </Button>
        <p className={`hint${answer?.problem ? ' hint-warning' : ''}`} role="status" data-testid="test-answer">
          {answer === undefined ? t('layers.testHint') : textOf(answer, t)}
        </p>
      </div>
    </div>
  );
}

function textOf(answer: Answer, t: ReturnType<typeof useT>): string {
  const { problem, level, x, y, bytes = 0, mediaType = '' } = answer;
  if (problem) return t(`layers.problem_${problem}`);
  return t('layers.testOk', { level, x, y, size: formatBytes(bytes), type: mediaType });
}

async function drawTile(pen: CanvasRenderingContext2D, content: string, mediaType: string): Promise<void> {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  if (!mediaType.startsWith('image/')) {
    drawVectorTile(pen, decodeVectorTile(bytes), SIDE_PX);
    return;
  }
  const picture = await createImageBitmap(new Blob([bytes], { type: mediaType }));
  pen.drawImage(picture, 0, 0, SIDE_PX, SIDE_PX);
  picture.close();
}
