import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { font } from '../theme';
import type { Series } from './Chart';

use([BarChart, GridComponent, TooltipComponent, SVGRenderer]);

type Drawing = { labels: string[]; series: Series[]; mark: number; tops?: string[]; format: (n: number) => string };

/** Draws bars into an element as svg and keeps them as wide as it. Returns how to take them away. */
export function draw(at: HTMLElement, { labels, series, mark, tops, format }: Drawing, onOpen: (index: number) => void): () => void {
  const css = getComputedStyle(document.documentElement);
  const colour = (name: string) => css.getPropertyValue(name).trim();
  const small = { fontFamily: font, fontSize: 11, color: colour('--ink-3') };
  const strong = { ...small, color: colour('--ink'), fontWeight: 600 as const };
  const last = series.length - 1;
  const topOf = (i: number) =>
    tops ? tops[i] : i === mark && series[0]?.values[i] !== null && !series[0]?.stack ? format(series[0].values[i] ?? 0) : '';

  const chart = init(at, undefined, { renderer: 'svg' });
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: font },
    grid: { left: 0, right: 0, top: 22, bottom: 3, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
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
      splitNumber: 3,
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
      itemStyle: s.stack ? { borderColor: colour('--surface'), borderWidth: 0.5 } : undefined,
      emphasis: { disabled: true },
      label: { position: 'top', distance: 4, textBorderWidth: 0 },
    })),
  } as never);
  chart.on('click', (e) => onOpen(e.dataIndex));
  const size = new ResizeObserver(() => chart.resize());
  size.observe(at);
  return () => {
    size.disconnect();
    chart.dispose();
  };
}
