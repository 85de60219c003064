import { expect, it } from "vitest";
import { sniffMedia } from "../../../src/providers/http/sniff-media.ts";

const bytes = (latin1: string) => Buffer.from(latin1, "latin1");
const ftyp = (brand: string) => bytes(`\0\0\0\x20ftyp${brand}\0\0\0\0`);

it.each<[string, Buffer, string, string]>([
  ["mp4", ftyp("isom"), "video", "video/mp4"],
  ["mov", ftyp("qt  "), "video", "video/quicktime"],
  ["m4a", ftyp("M4A "), "audio", "audio/mp4"],
  ["avif", ftyp("avif"), "image", "image/avif"],
  ["heic", ftyp("heic"), "image", "image/heic"],
  ["webm", bytes("\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm"), "video", "video/webm"],
  ["mkv", bytes("\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x88matroska"), "video", "video/x-matroska"],
  ["png", bytes("\x89PNG\r\n\x1a\n\0\0"), "image", "image/png"],
  ["jpeg", bytes("\xff\xd8\xff\xe0\0\x10JFIF"), "image", "image/jpeg"],
  ["gif", bytes("GIF89a"), "image", "image/gif"],
  ["webp", bytes("RIFF\x10\0\0\0WEBPVP8 "), "image", "image/webp"],
  ["wav", bytes("RIFF\x10\0\0\0WAVEfmt "), "audio", "audio/wav"],
  ["mp3 with a tag", bytes("ID3\x04\0\0"), "audio", "audio/mpeg"],
  ["mp3 without one", bytes("\xff\xfb\x90\x64\0"), "audio", "audio/mpeg"],
  ["ogg", bytes("OggS\0\x02"), "audio", "audio/ogg"],
  ["flac", bytes("fLaC\0\0"), "audio", "audio/flac"],
  ["avi", bytes("RIFF\x10\0\0\0AVI LIST"), "other", "a RIFF file of another kind"],
  ["html", bytes("\n  <!DOCTYPE html><html>"), "other", "an HTML page"],
  ["html with a mark before it", Buffer.from("\ufeff<html>"), "other", "an HTML page"],
  ["xml", bytes('<?xml version="1.0"?><Error><Code>AccessDenied</Code>'), "other", "XML"],
  ["json", bytes(' {"error":"gone"}'), "other", "JSON"],
  ["zip", bytes("PK\x03\x04\x14\0"), "other", "a ZIP archive"],
  ["gzip", bytes("\x1f\x8b\x08\0"), "other", "a gzip archive"],
  ["nothing", Buffer.alloc(0), "other", "nothing"],
  ["a text with the letters in that place", bytes("see ftyp"), "other", "unknown bytes (7365652066747970)"],
  ["ones", Buffer.alloc(64, 0xff), "other", "unknown bytes (ffffffffffffffff)"],
])("knows %s", (_name, head, kind, mediaType) => {
  expect(sniffMedia(head)).toEqual({ kind, mediaType });
});

it("reads a view into a larger buffer from where the view begins", () => {
  const large = Buffer.concat([Buffer.from("PK\x03\x04"), ftyp("isom")]);
  expect(sniffMedia(new Uint8Array(large.buffer, large.byteOffset + 4, 16)).mediaType).toBe("video/mp4");
});
