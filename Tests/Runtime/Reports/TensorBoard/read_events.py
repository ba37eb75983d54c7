"""Reads TensorBoard's event files and prints their messages, a JSON object a line; ends with an error where a length or checksum is wrong.

usage: read_events.py FILE...

It knows TFRecord's framing, CRC-32C bit by bit, and protobuf's wire format, from their specifications alone.
"""
import json
import struct
import sys


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def masked(data):
    crc = crc32c(data)
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


assert crc32c(b"123456789") == 0xE3069283  # the check value that the CRC catalogue gives


def records(data):
    while data:
        length = struct.unpack("<Q", data[:8])[0]
        assert struct.unpack("<I", data[8:12])[0] == masked(data[:8]), "checksum of a length"
        message, rest = data[12:12 + length], data[12 + length:]
        assert len(message) == length, "a record is cut off"
        assert struct.unpack("<I", rest[:4])[0] == masked(message), "checksum of a message"
        yield message
        data = rest[4:]


def varint(data):
    value = shift = 0
    for place, byte in enumerate(data):
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, data[place + 1:]
    raise ValueError("a number is cut off")


def fields(data):
    while data:
        key, data = varint(data)
        kind = key & 7
        if kind == 0:
            value, data = varint(data)
        elif kind == 2:
            length, data = varint(data)
            assert len(data) >= length, "a field is cut off"
            value, data = data[:length], data[length:]
        else:
            size, code = {1: (8, "<d"), 5: (4, "<f")}[kind]
            value, data = struct.unpack(code, data[:size])[0], data[size:]
        yield key >> 3, value


for name in sys.argv[1:]:
    with open(name, "rb") as file:
        for message in records(file.read()):
            event = {"scalars": {}}
            for number, value in fields(message):
                if number == 5:
                    for _, each in fields(value):
                        scalar = dict(fields(each))
                        event["scalars"][scalar[1].decode()] = scalar[2]
                else:
                    event[{1: "wall_time", 2: "step", 3: "version"}[number]] = value.decode() if number == 3 else value
            print(json.dumps(event))
