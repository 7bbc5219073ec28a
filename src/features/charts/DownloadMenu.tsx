import { type RefObject, useState } from "react";
import type { PlaygroundStore } from "../../store/playgroundState";
import { usePlaygroundStore } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { downloadFile } from "../../ui/downloadFile";
import { IconButton } from "../../ui/IconButton";
import { Menu } from "../../ui/Menu";
import { type ChartedGroup, createChartedGroupsSelector } from "./chartedGroups";

/** Pixels of the picture for one of the page. */
const pictureScale = 2;

interface DownloadMenuProps {
  /** What holds the two charts. */
  readonly charts: RefObject<HTMLElement | null>;
}

/** Saves what the charts show: the values of the runs in sight, or the charts as they are. */
export function DownloadMenu({ charts }: DownloadMenuProps) {
  const store = usePlaygroundStore();
  const { download } = useTexts().charts;
  const [hasFailed, setHasFailed] = useState(false);
  const attempt = async (save: () => Promise<void>) => {
    setHasFailed(false);
    try {
      await save();
    } catch {
      setHasFailed(true);
    }
  };
  const draw = async () => {
    if (!charts.current) throw new Error("the charts are not on the page");
    const { chartsPicture } = await import("../../ui/chartsPicture");
    return chartsPicture(charts.current, { curves: shownGroups(store), lines: [download.lines] });
  };
  const items = {
    csv: async () => downloadFile(`${download.fileName}.csv`, await writeCsv(store), "text/csv"),
    svg: async () => downloadFile(`${download.fileName}.svg`, await draw(), "image/svg+xml"),
    png: async () => {
      const { svgToPng } = await import("../../ui/svgToPng");
      downloadFile(`${download.fileName}.png`, await svgToPng(await draw(), pictureScale), "image/png");
    },
  };
  const kinds = ["csv", "svg", "png"] as const;
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton icon="download" label={download.label} />}
        groups={[
          {
            title: null,
            items: kinds.map((kind) => ({ key: kind, label: download[kind], onSelect: () => void attempt(items[kind]) })),
          },
        ]}
      />
      {hasFailed && <span role="alert">{download.failed}</span>}
    </>
  );
}

function shownGroups({ getState }: PlaygroundStore): ChartedGroup[] {
  return createChartedGroupsSelector()(getState()).filter(({ isHidden }) => !isHidden);
}

/** The CSV of the runs in sight; the page goes on between its parts. */
async function writeCsv(store: PlaygroundStore): Promise<Blob> {
  const { curvesCsv } = await import("./curvesCsv");
  const parts: string[] = [];
  for (const part of curvesCsv(shownGroups(store), store.series)) {
    parts.push(part);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return new Blob(parts);
}
