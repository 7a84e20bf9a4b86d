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
};
