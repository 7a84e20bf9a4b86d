/** 数据库启动与检查的通知 */
export const store = {
  checking: '正在全面检查数据库，可能需要几分钟……',
  rebuilding: '正在重建数据库，可能需要几分钟……',
  upgrading: '正在升级数据库，可能需要几分钟……',
  rebuilt:
    '数据库已损坏（{{problem}}），已自动重建：来源 {{from}} 与操作日志，恢复到第 {{seq}} 条记录，另从损坏文件中抢救 {{salvaged}} 条。损坏的文件保存在 {{setAside}}。',
  eventsLost: '有 {{lost}} 条记录无法恢复，数据截至第 {{seq}} 条。原文件保存在 {{setAside}}，请联系技术支持。',
  startedEmpty: '数据库已损坏（{{problem}}），且没有可用的备份和操作日志，已从空库启动。原文件保存在 {{setAside}}。',
  replayed: '数据库缺少最后写入的内容，已从操作日志补回第 {{from}} 至 {{seq}} 条记录，没有丢失数据。',
  journalSetAside: '操作日志与数据库不一致或已损坏，已移至 {{setAside}} 并重新写入，数据没有丢失。',
  damageFound: '后台检查发现数据损坏：{{problem}}。请尽快备份并重启系统，重启时会自动修复。',
  checkFailed: '后台检查未能完成：{{problem}}。请检查磁盘。',
  telemetryGap: '系统上次没有正常退出：{{since}} 至 {{until}} 之间收到的监测数据可能缺失，设备补传后会自动补齐。',
  telemetryDamaged: '监测数据库已损坏（{{problem}}），已移至 {{setAside}}，并从空库开始记录；操作记录不受影响。',
  telemetryDamageFound: '读取监测数据库时发现损坏（{{problem}}）。请备份数据文件夹并联系技术支持。',
  telemetryFull: '磁盘已满：监测数据暂时无法保存，实时显示和报警不受影响。请清理 {{path}} 所在的磁盘。',
  telemetryFailed: '监测数据暂时无法保存（{{problem}}），系统会自动重试；实时显示和报警不受影响。',
  telemetryRecovered: '监测数据已恢复保存。',
  telemetryDropped: '监测数据长时间无法保存，最早的 {{rows}} 条已放弃。',
};
