import { isClosed } from '../../../shared/records/incident.ts';
import type { AnyRecord, RecordKind } from '../../../shared/records/index.ts';
import type { SymbolName } from '../../map/symbols/names.ts';

/** Name of the map's symbol of a record, as in its atlas. */
export function symbolOf(kind: RecordKind, record: AnyRecord): SymbolName {
  switch (kind) {
    case 'firm':
      return `firm_${gradeOf(record)}`;
    case 'riskSource':
      return `riskSource_${categoryOf(record)}_${gradeOf(record)}`;
    case 'installation':
      return `installation_${categoryOf(record)}_${('condition' in record && record.condition) || 'normal'}`;
    case 'incident':
      if ('openedAt' in record && isClosed(record.state)) return 'incident_closed';
      return 'drill' in record && record.drill ? 'incident_drill' : 'incident_open';
    case 'alarm':
      return 'priority' in record ? `alarm_${record.priority}` : 'alarm_low';
    case 'supply':
      return kind;
    default:
      return 'category' in record ? `${kind}_${record.category}` : kind;
  }
}

function gradeOf(record: AnyRecord): string {
  return ('riskGrade' in record ? record.riskGrade : undefined) ?? 'none';
}

function categoryOf(record: AnyRecord): string {
  return 'category' in record ? record.category : 'other';
}
