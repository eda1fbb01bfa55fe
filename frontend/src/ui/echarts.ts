import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { font as named } from '../theme';
import type { Series } from './Chart';

/** In single quotes: the svg of a picture is XML, whose attributes are in double ones. */
const font = named.replaceAll('"', "'");

use([BarChart, GridComponent, TooltipComponent, SVGRenderer]);

type Drawing = { labels: string[]; series: Series[]; mark: number; tops?: string[]; max?: number; format: (n: number) => string };

/** Draws bars into an element as svg and keeps them as wide as it. Returns how to take them away. */
export function draw(at: HTMLElement, drawing: Drawing, onOpen: (index: number) => void): () => void {
  const chart = drawn(at, drawing);
  chart.on('click', (e) => onOpen(e.dataIndex));
  const size = new ResizeObserver(() => chart.resize());
  size.observe(at);
  return () => {
    size.disconnect();
    chart.dispose();
  };
}

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function drawn(at: HTMLElement, { labels, series, mark, tops, max, format }: Drawing) {
  const small = { fontFamily: font, fontSize: 11, color: colour('--ink-3') };
  const strong = { ...small, color: colour('--ink'), fontWeight: 600 as const };
  const last = series.length - 1;
  const topOf = (i: number) =>
    tops ? tops[i] : i === mark && series[0]?.values[i] !== null && !series[0]?.stack ? format(series[0].values[i] ?? 0) : '';

  const chart = init(at, undefined, { renderer: 'svg' });
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: font },
    grid: { left: 0, right: 0, top: labelled(labels, topOf) ? 22 : 8, bottom: 3, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'none' },
      renderMode: 'richText',
      transitionDuration: 0,
      backgroundColor: colour('--ink'),
      borderWidth: 0,
      padding: [6, 8],
      textStyle: { fontFamily: font, fontSize: 12, color: colour('--surface') },
      valueFormatter: (v: unknown) => (typeof v === 'number' ? format(v) : '–'),
    },
    xAxis: {
      type: 'category',
      data: labels,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('--line-strong') } },
      axisLabel: {
        ...small,
        interval: labels.length > 14 ? 'auto' : 0,
        hideOverlap: true,
        formatter: (l: string, i: number) => (i === mark ? `{now|${l}}` : l),
        rich: { now: strong },
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max,
      ...(max === undefined ? { splitNumber: 3 } : { interval: max / 4 }),
      axisLabel: { ...small, formatter: (n: number) => n.toLocaleString('en-US') },
      splitLine: { lineStyle: { color: colour('--chart-grid') } },
    },
    series: series.map((s, k) => ({
      type: 'bar',
      name: s.name,
      data: s.values.map((v, i) => ({
        value: v,
        label: { show: Boolean(k === (series[0].stack ? last : 0) && topOf(i)), formatter: topOf(i), ...(i === mark ? strong : small) },
      })),
      stack: s.stack,
      color: colour(s.colour ?? `--c${k + 1}`),
      barMaxWidth: 36,
      barGap: '10%',
      barCategoryGap: '38%',
      itemStyle: { borderColor: colour('--chart-edge'), borderWidth: 1 },
      emphasis: { disabled: true },
      label: { position: 'top', distance: 4, textBorderWidth: 0 },
    })),
  } as never);
  return chart;
}

const labelled = (labels: string[], topOf: (i: number) => string) => labels.some((_, i) => topOf(i));

/** How large a picture of a chart is, in points; it has twice as many dots each way. */
const wide = 960;
const high = 420;
const head = 72;

/** A picture of a chart with its title, unit and legend, as a PNG in base64: what one puts into a letter or a slide. */
export async function picture(title: string, drawing: Drawing): Promise<string> {
  const at = document.createElement('div');
  Object.assign(at.style, { position: 'fixed', left: '-10000px', top: '0', width: `${wide - 48}px`, height: `${high - head - 24}px` });
  document.body.append(at);
  const chart = drawn(at, drawing);
  try {
    const image = new Image();
    image.src = chart.getDataURL({ type: 'svg' });
    await image.decode();
    return painted(title, drawing.series, image);
  } finally {
    chart.dispose();
    at.remove();
  }
}

function painted(title: string, series: Series[], image: HTMLImageElement): string {
  const canvas = document.createElement('canvas');
  canvas.width = wide * 2;
  canvas.height = high * 2;
  const c = canvas.getContext('2d');
  if (!c) throw new Error('no canvas');
  c.scale(2, 2);
  c.fillStyle = colour('--surface');
  c.fillRect(0, 0, wide, high);
  c.font = `600 16px ${font}`;
  c.fillStyle = colour('--ink');
  c.fillText(title, 24, 34);
  c.font = `12px ${font}`;
  let x = 24;
  for (const [i, s] of series.entries()) {
    c.fillStyle = colour(s.colour ?? `--c${i + 1}`);
    c.fillRect(x, 48, 10, 10);
    c.fillStyle = colour('--ink-2');
    c.fillText(s.name, x + 16, 57);
    x += 16 + c.measureText(s.name).width + 20;
  }
  c.drawImage(image, 24, head, wide - 48, high - head - 24);
  return canvas.toDataURL('image/png').split(',')[1];
}
