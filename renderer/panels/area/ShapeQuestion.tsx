import {
  ClearOutlined,
  ExpandOutlined,
  NodeIndexOutlined,
  RadiusSettingOutlined,
  ReloadOutlined,
} from '@ant-design/icons';
import { Button, Input, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { AreaShapeInput } from '../../../shared/contract/area.ts';
import { kindOfId, PLACE_KINDS, type PlaceKind } from '../../../shared/records/index.ts';
import { formatArea, formatDistance, formatRadius } from '../../format.ts';
import type { MapTool } from '../../map/api.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { askShape, clearShape, useAreaQuestion } from './areaQuestion.ts';

const TOOLS: readonly { tool: MapTool; icon: typeof NodeIndexOutlined; labelKey: string; hintKey: string }[] = [
  { tool: 'drawCircle', icon: RadiusSettingOutlined, labelKey: 'area.drawCircle', hintKey: 'area.drawCircleHint' },
  { tool: 'drawPolygon', icon: ExpandOutlined, labelKey: 'area.drawPolygon', hintKey: 'area.drawPolygonHint' },
  { tool: 'drawCorridor', icon: NodeIndexOutlined, labelKey: 'area.drawCorridor', hintKey: 'area.drawCorridorHint' },
];
const EXTENTS = ['record', 'whole', 'downstream', 'upstream'] as const;
/** Longest stretch of a river that is followed, metres: the contract's. */
const LONGEST_M = 2_000_000;

/** Which shape is asked about, how wide, and which kinds and texts count. */
export function ShapeQuestion({ reload }: { readonly reload: () => void }) {
  const t = useT();
  const tool = useDesk((desk) => desk.tool);
  const { shape, name, kinds, text, answer } = useAreaQuestion();
  const hint = TOOLS.find((entry) => entry.tool === tool)?.hintKey;
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  const search = () => useAreaQuestion.setState({ text: typed.trim() });
  return (
    <div className="area-question">
      <div className="area-row">
        {TOOLS.map(({ tool: of, icon: Icon, labelKey }) => (
          <Button
            key={of}
            size="small"
            icon={<Icon />}
            type={tool === of ? 'primary' : 'default'}
            aria-pressed={tool === of}
            data-testid={`area-${of}`}
            onClick={() => useDesk.setState({ tool: tool === of ? 'select' : of })}
          >
            {t(labelKey)}
          </Button>
        ))}
        {shape && <IconButton icon={<ReloadOutlined />} label={t('area.refresh')} onClick={reload} />}
        {shape && (
          <IconButton icon={<ClearOutlined />} label={t('area.clear')} onClick={clearShape} testId="area-clear" />
        )}
      </div>
      {hint !== undefined && <p className="hint">{t(hint)}</p>}
      {shape && (
        <p className="area-shape" data-testid="area-shape">
          {name === undefined ? t(`area.shape_${shape.kind}`) : t(`area.shapeOf_${shape.kind}`, { name })}
          <span className="muted">
            {shape.kind === 'circle' && ` · ${formatRadius(shape.radiusM)}`}
            {answer?.areaM2 !== undefined && ` · ${formatArea(answer.areaM2)}`}
            {answer?.lengthM !== undefined && ` · ${t('area.lineLength', { length: formatDistance(answer.lengthM) })}`}
          </span>
        </p>
      )}
      {(shape?.kind === 'corridor' || shape?.kind === 'along') && <Width shape={shape} name={name} />}
      <div className="area-row">
        <Select<PlaceKind[]>
          mode="multiple"
          size="small"
          className="area-kinds"
          value={[...kinds]}
          maxTagCount="responsive"
          placeholder={t('area.filterAllKinds')}
          aria-label={t('area.filterKind')}
          data-testid="area-kinds"
          optionFilterProp="label"
          onChange={(next) => useAreaQuestion.setState({ kinds: next })}
          options={PLACE_KINDS.map((value) => ({ value, label: t(`records.${value}`) }))}
        />
        <Input
          size="small"
          className="area-text"
          allowClear
          value={typed}
          placeholder={t('area.filterText')}
          aria-label={t('area.filterText')}
          data-testid="area-text"
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={search}
          onBlur={search}
          onClear={() => useAreaQuestion.setState({ text: '' })}
        />
      </div>
    </div>
  );
}

interface WidthProps {
  readonly shape: Extract<AreaShapeInput, { kind: 'corridor' | 'along' }>;
  readonly name: string | undefined;
}

/** How wide a corridor is on each side; of a river how far it is followed. */
function Width({ shape, name }: WidthProps) {
  const t = useT();
  const [widthM, setWidthM] = useState<number | null>(shape.widthM);
  useEffect(() => setWidthM(shape.widthM), [shape.widthM]);
  const ask = () => {
    if (widthM === null || widthM === shape.widthM) return;
    useAreaQuestion.setState({ widthM });
    askShape({ ...shape, widthM }, name);
  };
  const kind = shape.kind === 'along' ? kindOfId(shape.id) : undefined;
  const extents = kind === 'riverReach' ? EXTENTS : kind === 'road' ? EXTENTS.slice(0, 2) : [];
  return (
    <div className="area-row">
      <label className="label" htmlFor="area-width">
        {t('area.width')}
      </label>
      <InputNumber
        id="area-width"
        size="small"
        className="area-width"
        min={1}
        max={50_000}
        step={100}
        value={widthM}
        suffix={t('area.widthUnit')}
        data-testid="area-width"
        onChange={setWidthM}
        onPressEnter={ask}
        onBlur={ask}
      />
      {shape.kind === 'along' && extents.length > 0 && (
        <Select
          size="small"
          value={shape.extent ?? 'record'}
          aria-label={t('area.extent')}
          data-testid="area-extent"
          popupMatchSelectWidth={false}
          onChange={(extent) => askShape({ ...shape, extent }, name)}
          options={extents.map((value) => ({ value, label: t(`area.extent_${value}`) }))}
        />
      )}
      {shape.kind === 'along' && (shape.extent === 'downstream' || shape.extent === 'upstream') && (
        <InputNumber
          size="small"
          className="area-width"
          min={0.1}
          max={LONGEST_M / 1000}
          value={shape.lengthM === undefined ? null : shape.lengthM / 1000}
          placeholder={t('area.noLimit')}
          suffix={t('area.radiiUnit')}
          aria-label={t('area.extentLength')}
          onChange={(km) => askShape({ ...shape, lengthM: km === null ? undefined : km * 1000 }, name)}
        />
      )}
    </div>
  );
}
