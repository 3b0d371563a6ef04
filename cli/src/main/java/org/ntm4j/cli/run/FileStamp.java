package org.ntm4j.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/**
 * What tells whether a file is still the one that was read: equal stamps mean that it is.
 *
 * @param size in bytes; −1 if there is no such file
 * @param modifiedMillis since 1970
 * @param key which file of its disk it is, where the system can tell: a file that was replaced has
 *     another
 */
public record FileStamp(long size, long modifiedMillis, Optional<Object> key) {
    /** Of a file that is not there. */
    public static final FileStamp NONE = new FileStamp(-1, 0, Optional.empty());

    /** The stamp of a file now; of one that can't be looked at, as if it were not there. */
    public static FileStamp of(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.isRegularFile()
                    ? new FileStamp(
                            found.size(),
                            found.lastModifiedTime().toMillis(),
                            Optional.ofNullable(found.fileKey()))
                    : NONE;
        } catch (IOException e) {
            return NONE;
        }
    }

    /** Whether there was such a file. */
    public boolean exists() {
        return size >= 0;
    }

    /** Whether the file was not replaced by another; it may have grown. */
    boolean isSameFile(FileStamp other) {
        return Objects.equals(key, other.key);
    }
}
