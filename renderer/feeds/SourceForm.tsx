import { Button, Collapse, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import type { FeedStatus } from '../../shared/contract/feeds.ts';
import type { FeedKind } from '../../shared/records/feedSource.ts';
import { useCommand } from '../panels/useCommand.ts';
import { useT } from '../state/language.ts';
import { notifySuccess } from '../ui/notify.ts';
import {
  CONFIG_FIELDS,
  type Config,
  type ConfigField,
  fieldValue,
  newConfig,
  readConfig,
  SECRET_FIELDS,
  withField,
} from './configFields.ts';
import { useFeedsPanel } from './feedsPanel.ts';
import { askFeedStatus } from './useFeedStatus.ts';

interface SourceFormProps {
  readonly kind: FeedKind;
  /** Undefined: a new one. */
  readonly feed: FeedStatus | undefined;
}

/** The settings of a source: by name where the form knows them, whole as JSON below; secrets are only written. */
export function SourceForm({ kind, feed }: SourceFormProps) {
  const t = useT();
  const { run, busy, blocked } = useCommand('feeds.put');
  const [name, setName] = useState(feed?.name ?? t(`feeds.kind_${kind}`));
  const [enabled, setEnabled] = useState(feed?.enabled ?? true);
  const [config, setConfig] = useState<Config>(feed?.config ?? newConfig(kind));
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({});
  /** What stands in the JSON field while it is no valid object. */
  const [badText, setBadText] = useState<string>();
  const missing = CONFIG_FIELDS[kind].filter((field) => field.required && fieldValue(config, field) === undefined);
  const ready = blocked === undefined && badText === undefined && missing.length === 0 && name.trim() !== '';

  const save = async () => {
    if (!ready) return;
    const put = await run({
      ...(feed ? { id: feed.id } : {}),
      name: name.trim(),
      category: kind,
      enabled,
      config,
      ...(Object.keys(secrets).length === 0 ? {} : { secrets }),
    });
    if (!put) return;
    setSecrets({});
    notifySuccess(t('feeds.saved', { name: put.feed.name }));
    await askFeedStatus();
    useFeedsPanel.setState({ open: { id: put.feed.id } });
  };

  return (
    <Form layout="vertical" className="feeds-form" disabled={blocked !== undefined} onFinish={() => void save()}>
      {!feed && <h3>{t(`feeds.kind_${kind}`)}</h3>}
      {!feed && <p className="muted">{t(`feeds.kindHint_${kind}`)}</p>}
      {blocked !== undefined && <p className="hint hint-warning">{blocked}</p>}
      <div className="feeds-grid">
        <Form.Item label={t('feeds.name')} htmlFor="feed-name" required>
          <Input
            id="feed-name"
            value={name}
            maxLength={200}
            data-testid="feed-name"
            onChange={(event) => setName(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={t('feeds.enabled')} htmlFor="feed-enabled">
          <Switch id="feed-enabled" checked={enabled} onChange={setEnabled} />
        </Form.Item>
        {CONFIG_FIELDS[kind].map((field) => (
          <Form.Item
            key={field.name}
            label={t(`feeds.field_${field.name}`)}
            htmlFor={`feed-field-${field.name}`}
            required={field.required ?? false}
            {...(missing.includes(field) ? { help: t('feeds.required') } : {})}
          >
            <ConfigInput
              field={field}
              value={fieldValue(config, field)}
              onChange={(typed) => setConfig(withField(config, field, typed))}
            />
          </Form.Item>
        ))}
        {SECRET_FIELDS[kind].map((secret) => (
          <Form.Item key={secret} label={t(`feeds.secret_${secret}`)} htmlFor={`feed-secret-${secret}`}>
            <div className="feeds-secret">
              <Input.Password
                id={`feed-secret-${secret}`}
                autoComplete="off"
                visibilityToggle={false}
                value={secrets[secret] ?? ''}
                placeholder={t(feed?.secrets.includes(secret) ? 'feeds.secretSet' : 'feeds.secretUnset')}
                onChange={(event) => setSecrets(withSecret(secrets, secret, event.target.value))}
              />
              {feed?.secrets.includes(secret) && (
                <Button
                  type="text"
                  aria-pressed={secrets[secret] === ''}
                  onClick={() => setSecrets({ ...secrets, [secret]: '' })}
                >
                  {t('feeds.secretClear')}
                </Button>
              )}
            </div>
          </Form.Item>
        ))}
      </div>
      <Collapse
        ghost
        size="small"
        items={[
          {
            key: 'json',
            label: t('feeds.advanced'),
            children: (
              <>
                <Input.TextArea
                  aria-label={t('feeds.advanced')}
                  value={badText ?? JSON.stringify(config, null, 2)}
                  autoSize={{ minRows: 4, maxRows: 14 }}
                  className="feeds-code"
                  status={badText === undefined ? '' : 'error'}
                  data-testid="feed-json"
                  onChange={(event) => {
                    const read = readConfig(event.target.value);
                    if (read) setConfig(read);
                    setBadText(read ? undefined : event.target.value);
                  }}
                />
                {(kind === 'mqtt' || kind === 'httpPoll') && <p className="hint">{t('feeds.rulesHint')}</p>}
                {badText !== undefined && <p className="hint hint-error">{t('feeds.advancedBad')}</p>}
              </>
            ),
          },
        ]}
      />
      <div className="button-row">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!ready} data-testid="feed-save">
          {t(feed ? 'common.save' : 'feeds.saveNew')}
        </Button>
        {!feed && <Button onClick={() => useFeedsPanel.setState({ open: undefined })}>{t('common.cancel')}</Button>}
      </div>
    </Form>
  );
}

/** Nothing typed leaves a secret as it is. */
function withSecret(secrets: Readonly<Record<string, string>>, name: string, typed: string) {
  const { [name]: _before, ...rest } = secrets;
  return typed === '' ? rest : { ...rest, [name]: typed };
}

interface ConfigInputProps {
  readonly field: ConfigField;
  readonly value: string | number | boolean | undefined;
  readonly onChange: (typed: unknown) => void;
}

function ConfigInput({ field: { name, type, placeholder, choices = [] }, value, onChange }: ConfigInputProps) {
  const t = useT();
  const common = { id: `feed-field-${name}`, 'data-testid': `feed-field-${name}` };
  switch (type) {
    case 'number':
      return (
        <InputNumber
          {...common}
          className="form-number"
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange(next)}
        />
      );
    case 'switch':
      return <Switch id={common.id} checked={value === true} onChange={onChange} />;
    case 'choice':
      return (
        <Select
          {...common}
          value={String(value ?? '')}
          options={choices.map((choice) => ({ value: choice, label: t(`feeds.choice_${choice}`) }))}
          onChange={onChange}
        />
      );
    case 'lines':
      return (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: 2, maxRows: 6 }}
          placeholder={placeholder}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'text':
      return (
        <Input
          {...common}
          placeholder={placeholder}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}
