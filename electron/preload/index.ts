import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { CHANNELS } from '#shared/contract/channels.ts';
import type {
  BridgeInfo,
  FileChoice,
  FileGrant,
  FileOpening,
  HostEvent,
  PdfSaving,
  Platform,
} from '#shared/contract/platform.ts';
import type { Envelope } from '#shared/contract/port.ts';

const platform: Platform = {
  files: (): Promise<readonly FileChoice[]> => ipcRenderer.invoke(CHANNELS.files),
  openFile: (file): Promise<FileOpening | null> => ipcRenderer.invoke(CHANNELS.openFile, file),
  pickOpen: (types): Promise<FileGrant | null> => ipcRenderer.invoke(CHANNELS.pickOpen, types),
  pickSave: (name, type): Promise<FileGrant | null> =>
    ipcRenderer.invoke(CHANNELS.pickSave, name, type),
  savePdf: ({ grant }): Promise<PdfSaving> => ipcRenderer.invoke(CHANNELS.savePdf, grant),
  // The host wrote to the chosen place itself; a browser would have to fetch it now.
  saved: () => Promise.resolve(),
  // The page cannot name paths: only a file that a person dropped has one.
  dropped: (files): Promise<FileGrant | null> =>
    ipcRenderer.invoke(
      CHANNELS.dropped,
      files.filter((file) => file instanceof File).map((file) => webUtils.getPathForFile(file)),
    ),
  openLink: (url): Promise<void> => ipcRenderer.invoke(CHANNELS.openLink, url),
  chooseLanguage: (choice): Promise<void> => ipcRenderer.invoke(CHANNELS.chooseLanguage, choice),
};

contextBridge.exposeInMainWorld('gradebook', {
  request: (id: string, name: string, input: unknown): Promise<Envelope> =>
    ipcRenderer.invoke(CHANNELS.request, id, name, input),
  cancel: (id: string): void => ipcRenderer.send(CHANNELS.cancel, id),
  subscribe(listener: (event: HostEvent) => void): () => void {
    // Wrapped, so that no object of the process below ever reaches the page.
    const wrapped = (_: unknown, event: HostEvent) => listener(event);
    ipcRenderer.on(CHANNELS.event, wrapped);
    return () => ipcRenderer.off(CHANNELS.event, wrapped);
  },
  info: (): Promise<BridgeInfo> => ipcRenderer.invoke(CHANNELS.info),
  platform,
});
