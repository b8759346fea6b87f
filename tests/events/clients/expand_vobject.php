<?php
// sabre/vobject: every date of the calendars of a folder that touches a window, a JSON line each.
error_reporting(E_ALL & ~E_DEPRECATED);  // Debian's version was written for an older PHP
require_once 'Sabre/VObject/autoload.php';

use Sabre\VObject\DateTimeParser;
use Sabre\VObject\Property\DateTime as Moment;
use Sabre\VObject\Reader;

[, $folder, $begin, $end] = $argv;
$utc = new DateTimeZone('UTC');

// A whole day as a date, a moment in UTC.
function said($property, $utc) {
    $time = clone $property->getDateTime();
    if ($property->getDateType() === Moment::DATE) {
        return $time->format('Y-m-d');
    }
    return $time->setTimezone($utc)->format('Y-m-d\TH:i:s\Z');
}

// This version leaves the escapes of commas and semicolons in a text.
function text($property) {
    return strtr((string) $property, ['\\,' => ',', '\\;' => ';']);
}

// It knows DURATION, but leaves it to its user where the date ends.
function ending($event) {
    if (isset($event->DTEND)) {
        return $event->DTEND;
    }
    if (!isset($event->DURATION)) {
        return $event->DTSTART; // a deadline at an hour (RFC 5545, 3.6.1)
    }
    $end = clone $event->DTSTART;
    $time = clone $event->DTSTART->getDateTime();
    $time->add(DateTimeParser::parseDuration((string) $event->DURATION));
    $end->setDateTime($time, $event->DTSTART->getDateType());
    return $end;
}

$files = glob("$folder/*.ics");
sort($files);
foreach ($files as $file) {
    $calendar = Reader::read(file_get_contents($file));
    $calendar->expand(new DateTime($begin), new DateTime($end));
    foreach ($calendar->select('VEVENT') as $event) {
        echo json_encode([
            'file' => basename($file),
            'uid' => (string) $event->UID,
            'start' => said($event->DTSTART, $utc),
            'end' => said(ending($event), $utc),
            'status' => (string) $event->STATUS,
            'summary' => text($event->SUMMARY),
            'location' => text($event->LOCATION),
        ]), "\n";
    }
}
