import { type Field, FieldList } from '../../panels/details/FieldList.tsx';
import { ProvenanceLine } from '../../panels/details/ProvenanceLine.tsx';
import { placeFields } from '../../panels/details/placeFields.ts';
import { useT } from '../../state/language.ts';
import { Card } from '../Card.tsx';
import { DataTable } from '../DataTable.tsx';
import { showOnMap } from '../open.ts';
import { SiteSketch } from '../SiteSketch.tsx';
import type { SectionProps } from './section.ts';

/** Who and where the firm is. */
export function BasicsSection({ file }: SectionProps) {
  const t = useT();
  const { firm, park, contacts } = file;
  const fields: readonly Field[] = placeFields(t, firm);
  return (
    <div className="ff-columns">
      <div className="ff-stack">
        <Card title={t('firm.basics')}>
          <FieldList fields={fields} testId="firm-basics" />
        </Card>
        <Card title={t('firm.contacts')}>
          {contacts.length === 0 ? (
            <p className="muted">{t(firm.contact ? 'firm.contactsOnlyOne' : 'firm.contactsNone')}</p>
          ) : (
            <DataTable
              caption={t('firm.contacts')}
              rows={contacts}
              rowKey={({ id }) => id}
              provenanceOf={({ provenance }) => provenance}
              columns={[
                { id: 'name', title: t('firm.name'), cell: ({ name }) => name },
                { id: 'category', title: t('firm.kind'), cell: ({ category }) => t(`records.contact_${category}`) },
                { id: 'post', title: t('firm.post'), cell: ({ post }) => post ?? '—' },
                { id: 'phone', title: t('firm.phone'), cell: ({ contact }) => contact?.phone ?? '—' },
              ]}
            />
          )}
        </Card>
        <Card title={t('firm.sourceTitle')}>
          <ProvenanceLine provenance={firm.provenance} />
        </Card>
      </div>
      <div className="ff-stack">
        <Card title={t('firm.sketch')}>
          <SiteSketch file={file} />
        </Card>
        {park && (
          <Card title={t('records.park')}>
            <FieldList fields={placeFields(t, park)} />
            <button type="button" className="ff-link no-print" onClick={() => showOnMap(park)}>
              {t('firm.showParkOnMap', { name: park.name })}
            </button>
          </Card>
        )}
      </div>
    </div>
  );
}
