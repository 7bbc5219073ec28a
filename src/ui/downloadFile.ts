/** Hands `content` to the browser as a file to save. */
export function downloadFile(name: string, content: BlobPart, mediaType: string) {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
