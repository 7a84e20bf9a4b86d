import { DeleteOutlined, SaveOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { type FormEvent, useState } from 'react';
import { FIRM_ORDERS, firmFactorsSchema } from '../../shared/contract/firms.ts';
import { AppError } from '../../shared/errors.ts';
import type { SavedView } from '../../shared/records/desk.ts';
import { useCommand } from '../panels/useCommand.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { useSession } from '../state/session.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { notifyError, notifySuccess } from '../ui/notify.ts';
import { useFirmSearch } from './searchState.ts';

/** Runs a view again. */
function runView(view: SavedView): void {
  const factors = firmFactorsSchema.safeParse(view.query.factors ?? {});
  if (!factors.success) {
    notifyError(new AppError('input.invalid', { where: view.name, what: factors.error.issues[0]?.message ?? '' }));
    return;
  }
  const orderBy = FIRM_ORDERS.find((order) => order === view.query.orderBy) ?? 'riskGrade';
  useFirmSearch.setState({
    factors: factors.data,
    orderBy,
    descending: view.query.descending === true,
    viewId: view.id,
  });
}

/** Searches that were given a name; saving keeps the present one. */
export function SavedViews() {
  const t = useT();
  const views = useRecords((state) => state.lists.savedView);
  const { viewId } = useFirmSearch();
  const { run: remove, blocked } = useCommand('records.remove');
  const mine = views
    .filter(({ operation }) => operation === 'firms.search')
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));
  return (
    <section className="fs-views" aria-label={t('firm.views')}>
      <header>
        <h3>{t('firm.views')}</h3>
        <SaveView />
      </header>
      {mine.length === 0 && <p className="muted">{t('firm.viewsNone')}</p>}
      <ul>
        {mine.map((view) => (
          <li key={view.id}>
            <button
              type="button"
              className="chip chip-button"
              aria-pressed={view.id === viewId}
              onClick={() => runView(view)}
              data-testid="saved-view"
            >
              {view.name}
            </button>
            <IconButton
              icon={<DeleteOutlined />}
              label={t('firm.removeView', { name: view.name })}
              blocked={blocked}
              onClick={() => void remove({ kind: 'savedView', ids: [view.id], reason: t('firm.removeViewReason') })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SaveView() {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const userId = useSession((state) => state.info?.user.id);
  const { run, busy, blocked } = useCommand('records.put');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || userId === undefined) return;
    const { factors, orderBy, descending } = useFirmSearch.getState();
    const record = {
      name: name.trim(),
      operation: 'firms.search',
      query: { factors, orderBy, descending },
      madeBy: userId,
    };
    const saved = await run({ kind: 'savedView', record });
    if (!saved) return;
    notifySuccess(t('firm.viewSaved', { name: name.trim() }));
    useFirmSearch.setState({ viewId: saved.record.id });
    setName('');
    setOpen(false);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      title={t('firm.saveView')}
      destroyOnHidden
      placement="bottomLeft"
      content={
        <form className="om-reason" onSubmit={(event) => void save(event)}>
          <Input
            autoFocus
            aria-label={t('firm.viewName')}
            placeholder={t('firm.viewName')}
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
            data-testid="view-name"
          />
          <div className="om-reason-buttons">
            <Button
              type="primary"
              htmlType="submit"
              loading={busy}
              disabled={name.trim() === ''}
              data-testid="view-save"
            >
              {t('common.save')}
            </Button>
          </div>
        </form>
      }
    >
      <Button
        size="small"
        icon={<SaveOutlined />}
        disabled={blocked !== undefined}
        title={blocked ?? ''}
        data-testid="save-view"
      >
        {t('firm.saveView')}
      </Button>
    </Popover>
  );
}
