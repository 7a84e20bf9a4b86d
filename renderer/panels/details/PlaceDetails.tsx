import { FolderOpenOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { isPlaceKind, kindOfId, type PlaceRecord, recordSchemas } from '../../../shared/records/index.ts';
import { firmIdOf } from '../../firmFile/belonging.ts';
import { openFirmFile } from '../../firmFile/open.ts';
import { formatNumber } from '../../format.ts';
import { flyToPlace } from '../../frame/map/mapControl.ts';
import { LivePanel } from '../../monitoring/LivePanel.tsx';
import { RadiationButton } from '../../radiation/RadiationButton.tsx';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { MotionPanel } from '../../tracks/MotionPanel.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { CameraDetails } from '../../video/CameraDetails.tsx';
import { AroundButton } from '../area/AroundButton.tsx';
import { labelKeyOf } from '../area/ringTable.ts';
import { ConditionField } from '../scene/ConditionField.tsx';
import { useBlocked } from '../useCommand.ts';
import { FieldList } from './FieldList.tsx';
import { LinkList } from './LinkList.tsx';
import { ProvenanceLine } from './ProvenanceLine.tsx';
import { placeFields } from './placeFields.ts';

interface PlaceDetailsProps {
  readonly place: PlaceRecord;
}

/** Everything known of one place on the map. */
export function PlaceDetails({ place }: PlaceDetailsProps) {
  const t = useT();
  const blocked = useBlocked('incidents.open');
  const kind = kindOfId(place.id);
  const supply = recordSchemas.supply.safeParse(place);
  const camera = recordSchemas.camera.safeParse(place);
  const installation = recordSchemas.installation.safeParse(place);
  const station = recordSchemas.station.safeParse(place);
  if (!kind || !isPlaceKind(kind)) return null;
  const firmId = firmIdOf(place);
  const openHere = () =>
    useDesk.setState({ dialog: 'openIncident', dialogPosition: place.position, dialogSubjectId: place.id });
  return (
    <article className="details" data-testid="place-details">
      <header className="details-head">
        <h2>{place.name}</h2>
        <p className="details-tags">
          <StatusTag tone="plain">{t(`records.${kind}`)}</StatusTag>
          {'category' in place && <StatusTag tone="plain">{t(labelKeyOf(kind, place))}</StatusTag>}
          {place.provenance.demo && <StatusTag tone="caution">{t('common.demo')}</StatusTag>}
        </p>
      </header>
      <div className="button-row">
        <Tooltip title={blocked}>
          <Button type="primary" disabled={blocked !== undefined} onClick={openHere} data-testid="open-here">
            {t('incident.openHere')}
          </Button>
        </Tooltip>
        <Button onClick={() => useDesk.setState({ rightTab: 'area' })}>{t('incident.tabArea')}</Button>
        <AroundButton place={place} />
        {station.data?.category === 'radiation' && <RadiationButton subjectId={place.id} />}
        <Button onClick={() => flyToPlace(place)}>{t('incident.locate')}</Button>
        {firmId !== undefined && (
          <Button
            icon={<FolderOpenOutlined aria-hidden="true" />}
            onClick={() => openFirmFile(firmId)}
            data-testid="open-firm-file"
          >
            {t('firm.openFile')}
          </Button>
        )}
      </div>
      {station.success && <LivePanel key={station.data.id} station={station.data} />}
      {(kind === 'vehicle' || kind === 'mobileSource') && <MotionPanel subjectId={place.id} />}
      {camera.success && <CameraDetails camera={camera.data} />}
      {installation.success && <ConditionField installation={installation.data} />}
      <FieldList fields={placeFields(t, place)} testId="place-fields" />
      <LinkList place={place} />
      {supply.success && (
        <section>
          <h3>{t('incident.items')}</h3>
          {supply.data.items.length === 0 && <p className="muted">{t('incident.itemsEmpty')}</p>}
          <ul className="stock-list">
            {supply.data.items.map((item) => (
              <li key={item.name}>
                <span>{item.name}</span>
                <span className="number">
                  {formatNumber(item.quantity)} {item.unit}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ProvenanceLine provenance={place.provenance} />
    </article>
  );
}
