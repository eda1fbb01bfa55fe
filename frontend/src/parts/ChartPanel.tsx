import dayjs from 'dayjs';
import { saveFile } from '../api';
import { useText } from '../i18n';
import { Button, Chart, type ChartProps, Menu, plain, toast, toastError } from '../ui';
import { base64, type Cell, workbook } from './xlsx';

type Way = 'png' | 'xlsx' | 'csv';

/** A chart that can be taken along: as a picture, or its table as a workbook or CSV, amounts to the fen. */
export function ChartPanel(props: ChartProps) {
  const { t } = useText();
  const save = async (way: Way) => {
    try {
      const name = `${props.title}-${dayjs().format('YYYYMMDD')}.${way}`;
      const file = await saveFile(
        { name, data: await made(way, props, t('parts.list.at', { at: dayjs().format('YYYY-MM-DD HH:mm') })) },
        t('parts.chart.export'),
      );
      if (file) toast(t('parts.export.saved', { file }), { icon: 'out' });
    } catch (e) {
      toastError(e);
    }
  };
  return (
    <Chart
      {...props}
      end={
        <>
          {props.end}
          <Menu
            items={(['png', 'xlsx', 'csv'] as const).map((w) => ({ key: w, label: t(`parts.chart.${w}`) }))}
            onChoose={(key) => void save(key as Way)}
          >
            <Button kind="bare" small icon="out" label={t('parts.chart.exportOf', { title: props.title })} aria-haspopup="menu" />
          </Menu>
        </>
      }
    />
  );
}

async function made(
  way: Way,
  { title, unit, labels, series, mark = labels.length - 1, tops, max, format = plain }: ChartProps,
  at: string,
): Promise<string> {
  if (way === 'png') {
    const { picture } = await import('../ui/echarts');
    return picture(unit ? `${title}（${unit}）` : title, { labels, series, mark, tops, max, format });
  }
  const heads = [title, ...series.map((s) => s.name)];
  const rows = tableOf(labels, series);
  if (way === 'csv') return base64(new TextEncoder().encode(csv([heads, ...rows.map((r) => r.map((c) => c.value))])));
  return base64(await workbook(title, [unit && !series.some((s) => s.exact) ? `${title}（${unit}）` : title, at], heads, rows));
}

/** The rows of a chart's table: its label, and each series to the fen where that is known. */
export function tableOf(labels: string[], series: ChartProps['series']): Cell[][] {
  return labels.map((label, i) => [
    { kind: 'text', value: label },
    ...series.map((s): Cell => {
      const value = s.values[i];
      if (value === null || value === undefined) return { kind: 'text', value: '' };
      return s.exact ? { kind: 'money', value: s.exact[i] } : { kind: 'number', value: String(Math.round(value * 100) / 100) };
    }),
  ]);
}

/** CSV as Excel opens it: with a mark that it is UTF-8, quotes where they are needed. */
export const csv = (lines: string[][]): string =>
  `\ufeff${lines.map((l) => l.map((v) => (/[",\n]/.test(v) ? `"${v.replace(/"/g, '""')}"` : v)).join(',')).join('\r\n')}\r\n`;
