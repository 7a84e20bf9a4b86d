/** Notices of the store's start and checks. */
export const store = {
  checking: 'Checking the whole database; this may take some minutes …',
  rebuilding: 'Rebuilding the database; this may take some minutes …',
  upgrading: 'Upgrading the database; this may take a few minutes…',
  rebuilt:
    'The database was damaged ({{problem}}) and has been rebuilt from {{from}} and the journal, up to record {{seq}}; {{salvaged}} records were salvaged from the damaged file, which is kept in {{setAside}}.',
  eventsLost:
    '{{lost}} records could not be recovered; the data ends at record {{seq}}. The original files are kept in {{setAside}}: please contact support.',
  startedEmpty:
    'The database was damaged ({{problem}}) and there was no usable backup or journal, so the hub started empty. The original files are kept in {{setAside}}.',
  replayed:
    'The database lacked what was written last; records {{from}} to {{seq}} were brought back from the journal. Nothing was lost.',
  journalSetAside:
    'The journal did not match the database or was damaged; it was moved to {{setAside}} and written anew. Nothing was lost.',
  damageFound:
    'A check in the background found damage: {{problem}}. Please back up and restart soon; the restart repairs it.',
  checkFailed: 'The check in the background could not finish: {{problem}}. Please check the disk.',
  telemetryGap:
    'The hub did not close properly: readings received between {{since}} and {{until}} may be missing; devices that repeat them fill the gap.',
  telemetryDamaged:
    'The database of readings was damaged ({{problem}}) and was moved to {{setAside}}; a new one was begun. The log of operations is not affected.',
  telemetryDamageFound:
    'Damage was found while reading the database of readings ({{problem}}). Back up the data folder and call support.',
  telemetryFull:
    'The disk is full: readings cannot be kept for now; live values and alarms go on. Free space on the disk of {{path}}.',
  telemetryFailed: 'Readings cannot be kept for now ({{problem}}); the hub keeps trying. Live values and alarms go on.',
  telemetryRecovered: 'Readings are kept again.',
  telemetryDropped: 'Readings could not be kept for too long: the oldest {{rows}} were given up.',
};
