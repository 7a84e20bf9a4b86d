import type { z } from 'zod';
import type { supplyItemSchema } from '../../shared/records/supply.ts';
import { type Draft, fieldText, textOf } from './draft.ts';
import type { Finding } from './importer.ts';
import { isBlank, parseQuantity } from './numbers.ts';

export type SupplyItem = z.infer<typeof supplyItemSchema>;

export const MAX_ITEMS = 500;
const MAX_NAME = 200;
const MAX_UNIT = 20;

/** What one row says that a depot holds: its item columns, and its list of items; or the first thing that is wrong. */
export function readItems(draft: Draft): SupplyItem[] | Finding {
  const name = fieldText(draft, 'itemName');
  const quantity = fieldText(draft, 'itemQuantity');
  const items: SupplyItem[] = [];
  if (!isBlank(name) || (name !== '' && quantity !== '')) {
    const item = itemOf(name, quantity, fieldText(draft, 'itemUnit'));
    if ('reason' in item) return item;
    items.push(item);
  }
  const listed = readList(draft.values.get('items'));
  if (!Array.isArray(listed)) return listed;
  return [...items, ...listed];
}

function itemOf(name: string, quantityText: string, unitText: string): SupplyItem | Finding {
  const quantity = parseQuantity(quantityText);
  const unit = (unitText || quantity?.unit) ?? '';
  if (!quantity || quantity.value < 0 || name === '' || name.length > MAX_NAME || unit.length > MAX_UNIT) {
    return {
      reason: 'itemUnreadable',
      params: { item: name.slice(0, 60), text: `${quantityText} ${unit}`.trim().slice(0, 60) },
    };
  }
  return { name, quantity: quantity.value, unit };
}

/** A list of objects (GeoJSON, or JSON as text), or `吸油毡 500 kg; 围油栏 2,000 m`. */
function readList(value: unknown): SupplyItem[] | Finding {
  const parsed = typeof value === 'string' && value.trim().startsWith('[') ? tryJson(value) : value;
  const entries = Array.isArray(parsed) ? parsed : splitList(textOf(parsed));
  const items: SupplyItem[] = [];
  for (const entry of entries) {
    const item = typeof entry === 'string' ? itemOfText(entry) : itemOfObject(entry);
    if ('reason' in item) return item;
    items.push(item);
  }
  return items;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

function splitList(text: string): string[] {
  const parts = text.split(/[;；\n]/);
  const finer = parts.length > 1 ? parts : text.split(/[、，]|,(?!\d{3}(?!\d))/);
  return finer.map((part) => part.trim()).filter((part) => !isBlank(part));
}

/** The last number of the text is the quantity; `3M 口罩 200 个` has two. */
function itemOfText(text: string): SupplyItem | Finding {
  const match =
    text.length <= MAX_NAME + 100 &&
    /^(.*?[^\d.,，\s])[\s:：×xX*（(]*(\d[\d.,]*)\s*([^\d]*)$/su.exec(text.normalize('NFC'));
  if (!match) return { reason: 'itemUnreadable', params: { item: text.slice(0, 60), text: text.slice(0, 60) } };
  return itemOf((match[1] ?? '').trim(), match[2] ?? '', (match[3] ?? '').replace(/[)）]\s*$/, '').trim());
}

function itemOfObject(entry: unknown): SupplyItem | Finding {
  const values: Readonly<Record<string, unknown>> = typeof entry === 'object' && entry !== null ? { ...entry } : {};
  return itemOf(textOf(values.name), textOf(values.quantity), textOf(values.unit));
}
